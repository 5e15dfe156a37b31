/**
 * Who the presenter can play. All are fictitious people of the seeds (tests tie both lists), each with a demo wallet. Amounts
 * are what their employers state in a month outside the script.
 */

/** One employer's statement about one person, in whole euro cents. */
export type Earned = {
  readonly issuerId: string;
  readonly personId: string;
  readonly grossCents: bigint;
  readonly netCents: bigint;
};

export type Persona = {
  readonly id: string;
  /** As in the register of people; what a search of the chains looks for. */
  readonly name: string;
  /** Message key `presenter.kinds.<kind>`. */
  readonly kind:
    | 'driverBelow'
    | 'driverAbove'
    | 'driverAllYear'
    | 'twoEmployers'
    | 'couple'
    | 'youth'
    | 'sharedHome'
    | 'zeroIncome'
    | 'benefit'
    | 'patient'
    | 'refused';
  readonly mode: 'automatic' | 'one-click';
  /** Others whose card must be there too: a partner. */
  readonly companions: readonly string[];
  /** Whether the person stands in a register, so that the card gets a place in it. */
  readonly enrolled: boolean;
  readonly earns: readonly Earned[];
  /** First month of the person's right. */
  readonly since: number;
};

const earned = (issuerId: string, personId: string, grossCents: bigint, netCents: bigint): Earned => ({
  issuerId,
  personId,
  grossCents,
  netCents,
});
/** People beside the personas, by name. */
export const COMPANIONS: Readonly<Record<string, string>> = { dewi: 'Dewi Vermeer' };
const JULY = 202607;
const alone = { mode: 'automatic', companions: [], enrolled: true, since: JULY } as const;

export const PERSONAS = [
  {
    ...alone,
    id: 'sjoerd',
    name: 'Sjoerd de Vos',
    kind: 'driverAllYear',
    since: 202601,
    earns: [earned('ridehail', 'sjoerd', 118_000n, 101_500n)],
  },
  {
    ...alone,
    id: 'amina',
    name: 'Amina Bouzid',
    kind: 'driverBelow',
    earns: [earned('ridehail', 'amina', 140_000n, 118_000n)],
  },
  {
    ...alone,
    id: 'hanna',
    name: 'Hanna Prins',
    kind: 'driverAbove',
    earns: [earned('ridehail', 'hanna', 260_000n, 210_000n)],
  },
  {
    ...alone,
    id: 'bram',
    name: 'Bram de Wit',
    kind: 'twoEmployers',
    earns: [earned('ridehail', 'bram', 70_000n, 62_000n), earned('winkel', 'bram', 48_000n, 44_500n)],
  },
  {
    ...alone,
    id: 'chris',
    name: 'Chris Vermeer',
    kind: 'couple',
    companions: ['dewi'],
    earns: [earned('ridehail', 'chris', 90_000n, 80_000n), earned('winkel', 'dewi', 65_000n, 60_000n)],
  },
  {
    ...alone,
    id: 'romy',
    name: 'Romy Bakker',
    kind: 'youth',
    since: 202601,
    earns: [earned('ridehail', 'romy', 22_000n, 21_000n)],
  },
  {
    ...alone,
    id: 'karin',
    name: 'Karin Brouwer',
    kind: 'sharedHome',
    earns: [earned('winkel', 'karin', 75_000n, 70_000n)],
  },
  {
    ...alone,
    id: 'joris',
    name: 'Joris Mulder',
    kind: 'zeroIncome',
    earns: [earned('ridehail', 'joris', 0n, 0n)],
  },
  {
    ...alone,
    id: 'elif',
    name: 'Elif Kaya',
    kind: 'benefit',
    earns: [earned('winkel', 'elif', 45_000n, 42_000n)],
  },
  { ...alone, id: 'leen', name: 'Leen van Dijk', kind: 'patient', mode: 'one-click', enrolled: false, earns: [] },
  {
    ...alone,
    id: 'fatima',
    name: 'Fatima Haddad',
    kind: 'refused',
    enrolled: false,
    earns: [earned('ridehail', 'fatima', 95_000n, 85_000n)],
  },
] as const satisfies readonly Persona[];

export type PersonaId = (typeof PERSONAS)[number]['id'];
export const PERSONA_IDS = PERSONAS.map(({ id }) => id) as [PersonaId, ...PersonaId[]];

const BY_ID: ReadonlyMap<string, Persona> = new Map(PERSONAS.map((persona) => [persona.id, persona]));

/** @throws for who is no persona */
export function persona(id: PersonaId): Persona {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error(`${id} is no persona.`);
  return found;
}

/** Whoever has a window of their own: the personas, and the partners whose card a household needs. */
export const hasWindow = (id: string): boolean =>
  BY_ID.has(id) || PERSONAS.some(({ companions }: Persona) => companions.includes(id));

/** How a window's card is set: as its persona's; a partner only agrees to share. */
export const modeOf = (id: string): Persona['mode'] => BY_ID.get(id)?.mode ?? 'automatic';
