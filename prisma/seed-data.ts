import { SPECIALISMS } from '@/lib/shared/domain/diagnoses';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import type { StaffRole } from '@/lib/shared/schemas/caseworker-api';

/** Everyone and everything here is fictitious. Names of companies are nobody's. */

export const SEED_ISSUERS = [
  { id: 'ridehail', name: 'Vlotrit', kind: 'employer' },
  { id: 'winkel', name: 'Buurtwinkel De Hoek', kind: 'employer' },
  { id: 'voorbeeldstad', name: 'Gemeente Voorbeeldstad (demo)', kind: 'agency' },
  { id: 'demodorp', name: 'Gemeente Demodorp (demo)', kind: 'agency' },
  { id: 'proefstede', name: 'Gemeente Proefstede (demo)', kind: 'agency' },
  { id: 'oefenwoude', name: 'Gemeente Oefenwoude (demo)', kind: 'agency' },
  { id: 'uwv-demo', name: 'UWV (demo)', kind: 'agency' },
  { id: 'svb-demo', name: 'SVB (demo)', kind: 'agency' },
  { id: 'longarts', name: 'Longarts dr. De Boer (demo)', kind: 'doctor' },
  { id: 'longarts-2', name: 'Longarts dr. Sahin (demo)', kind: 'doctor' },
  { id: 'huisarts', name: 'Huisarts Van Loon (demo)', kind: 'doctor' },
  { id: 'panel', name: 'Panel asbestziekten van het IAS (demo)', kind: 'panel' },
] as const;
export type SeedIssuerId = (typeof SEED_ISSUERS)[number]['id'];

/** Who must have a signing key: ISSUER_KEYS names each. */
export const SEED_ISSUER_IDS: readonly SeedIssuerId[] = SEED_ISSUERS.map(({ id }) => id);

export type SeedPerson = {
  readonly id: string;
  readonly displayName: string;
  /** Message key `people.<story>`. */
  readonly story: string;
  readonly employers: readonly SeedIssuerId[];
};

/** In the order in which the sign-in page offers them. The demo wallet of a person has the person's name. */
export const SEED_PEOPLE: readonly SeedPerson[] = [
  { id: 'amina', displayName: 'Amina Bouzid', story: 'driver-below-norm', employers: ['ridehail'] },
  { id: 'bram', displayName: 'Bram de Wit', story: 'two-employers', employers: ['ridehail', 'winkel'] },
  { id: 'chris', displayName: 'Chris Vermeer', story: 'couple', employers: ['ridehail'] },
  { id: 'dewi', displayName: 'Dewi Vermeer', story: 'partner', employers: ['winkel'] },
  { id: 'elif', displayName: 'Elif Kaya', story: 'benefit-and-work', employers: ['winkel'] },
  { id: 'fatima', displayName: 'Fatima Haddad', story: 'not-in-register', employers: ['ridehail'] },
  { id: 'gijs', displayName: 'Gijs Jonker', story: 'two-schemes', employers: ['winkel'] },
  { id: 'hanna', displayName: 'Hanna Prins', story: 'driver', employers: ['ridehail'] },
  { id: 'ibrahim', displayName: 'Ibrahim Demir', story: 'lone-parent', employers: ['winkel'] },
  { id: 'joris', displayName: 'Joris Mulder', story: 'driver', employers: ['ridehail'] },
  { id: 'karin', displayName: 'Karin Brouwer', story: 'shared-home', employers: ['winkel'] },
  { id: 'leen', displayName: 'Leen van Dijk', story: 'asbestos-patient', employers: [] },
  { id: 'marius', displayName: 'Marius Hendriks', story: 'asbestos-lung-cancer', employers: [] },
  { id: 'nel', displayName: 'Nel Postma', story: 'asbestos-patient', employers: [] },
  { id: 'otto', displayName: 'Otto Kuipers', story: 'asbestos-patient', employers: [] },
  { id: 'petra', displayName: 'Petra Willems', story: 'benefit-couple', employers: ['winkel'] },
  // The shop issues nothing for him: his statement is on the work list, and the income desk makes it.
  { id: 'quirijn', displayName: 'Quirijn Smits', story: 'statement-missing', employers: ['winkel'] },
  // In the register since January: the month before the norms of 1 July is theirs to show.
  { id: 'romy', displayName: 'Romy Bakker', story: 'youth', employers: ['ridehail'] },
  { id: 'sjoerd', displayName: 'Sjoerd de Vos', story: 'driver-all-year', employers: ['ridehail'] },
];

/** Doctors in the register, by place. The general practitioner has no specialism that TAS asks for. */
export const SEED_DOCTORS: readonly { readonly issuerId: SeedIssuerId; readonly specialism: number }[] = [
  { issuerId: 'longarts', specialism: SPECIALISMS.lung },
  { issuerId: 'longarts-2', specialism: SPECIALISMS.lung },
  { issuerId: 'huisarts', specialism: SPECIALISMS.general },
];

/** Who is whose patient. */
export const SEED_PATIENTS: readonly {
  readonly issuerId: SeedIssuerId;
  readonly personId: string;
  readonly bornOn: number;
}[] = [
  { issuerId: 'longarts', personId: 'leen', bornOn: 19510312 },
  { issuerId: 'longarts', personId: 'marius', bornOn: 19570821 },
  { issuerId: 'longarts', personId: 'nel', bornOn: 19490605 },
  { issuerId: 'longarts', personId: 'otto', bornOn: 19540117 },
  { issuerId: 'longarts-2', personId: 'leen', bornOn: 19510312 },
  { issuerId: 'huisarts', personId: 'otto', bornOn: 19540117 },
];

export type SeedEntry = {
  readonly id: string;
  readonly scheme: number;
  readonly region: number;
  readonly personId: string;
  /** Index into NORM_CLASSES. */
  readonly normClass: number;
  /** Index into DISREGARD_CLASSES. */
  readonly disregardClass: number;
  readonly knownBenefitCents: bigint;
  /** First month of the right, where it is not the first of which every disregard is at hand (FIRST_FULL_MONTH). */
  readonly validFrom?: number;
  readonly sources: readonly (readonly [issuer: SeedIssuerId, person: string])[];
};

const pw = { scheme: SCHEMES.pw, region: DEMO_REGIONS.voorbeeldstad, knownBenefitCents: 0n } as const;
const tw = { scheme: SCHEMES.tw, region: DEMO_REGIONS.national } as const;
const SINGLE = 0;
const COUPLE = 1;
const SHARED_BY_TWO = 2;
const YOUTH_SINGLE = 6;
const NO_DISREGARD = 0;
const LONE_PARENT = 2;
const MEDICALLY_LIMITED = 3;
const TW_WORK = 1;
/** Of households without a disregard: their norms are known from this month on. */
const SINCE_JANUARY = { disregardClass: NO_DISREGARD, validFrom: 202601 } as const;

/** Households in the registers. Fatima is in none; Gijs is in two, and may be paid by one of them a month. */
export const SEED_ENTRIES: readonly SeedEntry[] = [
  entry('amina', { ...pw, normClass: SINGLE, disregardClass: MEDICALLY_LIMITED }, [['ridehail', 'amina']]),
  entry('bram', { ...pw, normClass: SINGLE, disregardClass: MEDICALLY_LIMITED }, [
    ['ridehail', 'bram'],
    ['winkel', 'bram'],
  ]),
  entry('chris', { ...pw, normClass: COUPLE, disregardClass: NO_DISREGARD }, [
    ['ridehail', 'chris'],
    ['winkel', 'dewi'],
  ]),
  entry('elif', { ...tw, normClass: SINGLE, disregardClass: TW_WORK, knownBenefitCents: 120_000n }, [
    ['winkel', 'elif'],
  ]),
  entry('gijs', { ...pw, normClass: SINGLE, disregardClass: MEDICALLY_LIMITED }, [['winkel', 'gijs']]),
  entry('gijs', { ...tw, normClass: SINGLE, disregardClass: TW_WORK, knownBenefitCents: 90_000n }, [
    ['winkel', 'gijs'],
  ]),
  entry('hanna', { ...pw, normClass: SINGLE, disregardClass: MEDICALLY_LIMITED }, [['ridehail', 'hanna']]),
  entry('ibrahim', { ...pw, normClass: SINGLE, disregardClass: LONE_PARENT }, [['winkel', 'ibrahim']]),
  entry('joris', { ...pw, region: DEMO_REGIONS.demodorp, normClass: SINGLE, disregardClass: MEDICALLY_LIMITED }, [
    ['ridehail', 'joris'],
  ]),
  // A couple with a benefit, of whom one works: the sum of the Toeslagenwet that a test works out by hand.
  entry('petra', { ...tw, normClass: COUPLE, disregardClass: TW_WORK, knownBenefitCents: 150_000n }, [
    ['winkel', 'petra'],
  ]),
  entry('quirijn', { ...pw, normClass: SINGLE, disregardClass: NO_DISREGARD }, [['winkel', 'quirijn']]),
  entry('karin', { ...pw, region: DEMO_REGIONS.demodorp, normClass: SHARED_BY_TWO, disregardClass: NO_DISREGARD }, [
    ['winkel', 'karin'],
  ]),
  entry('romy', { ...pw, ...SINCE_JANUARY, normClass: YOUTH_SINGLE }, [['ridehail', 'romy']]),
  entry('sjoerd', { ...pw, ...SINCE_JANUARY, normClass: SINGLE }, [['ridehail', 'sjoerd']]),
];

function entry(
  personId: string,
  fields: Omit<SeedEntry, 'id' | 'personId' | 'sources'>,
  sources: SeedEntry['sources'],
): SeedEntry {
  return { id: `seed-${personId}-${fields.scheme}`, personId, ...fields, sources };
}

export const SEED_STAFF: readonly {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly issuerId: SeedIssuerId | null;
  readonly region: number | null;
}[] = [
  {
    email: 'loket@vlotrit.example',
    name: 'Vlotrit, loonadministratie',
    role: 'issuer',
    issuerId: 'ridehail',
    region: null,
  },
  {
    email: 'loket@dehoek.example',
    name: 'De Hoek, loonadministratie',
    role: 'issuer',
    issuerId: 'winkel',
    region: null,
  },
  {
    email: 'consulent@voorbeeldstad.example',
    name: 'Consulent Voorbeeldstad',
    role: 'caseworker',
    issuerId: null,
    region: DEMO_REGIONS.voorbeeldstad,
  },
  {
    email: 'consulent@demodorp.example',
    name: 'Consulent Demodorp',
    role: 'caseworker',
    issuerId: null,
    region: DEMO_REGIONS.demodorp,
  },
  {
    email: 'beleid@voorbeeldstad.example',
    name: 'Beleidsmedewerker Voorbeeldstad',
    role: 'caseworker',
    issuerId: null,
    region: DEMO_REGIONS.voorbeeldstad,
  },
  {
    email: 'consulent@proefstede.example',
    name: 'Consulent Proefstede',
    role: 'caseworker',
    issuerId: null,
    region: DEMO_REGIONS.proefstede,
  },
  {
    email: 'consulent@oefenwoude.example',
    name: 'Consulent Oefenwoude',
    role: 'caseworker',
    issuerId: null,
    region: DEMO_REGIONS.oefenwoude,
  },
  {
    email: 'deboer@longarts.example',
    name: 'Longarts dr. De Boer',
    role: 'doctor',
    issuerId: 'longarts',
    region: null,
  },
  { email: 'sahin@longarts.example', name: 'Longarts dr. Sahin', role: 'doctor', issuerId: 'longarts-2', region: null },
  { email: 'vanloon@huisarts.example', name: 'Huisarts Van Loon', role: 'doctor', issuerId: 'huisarts', region: null },
  { email: 'panel@ias.example', name: 'Panel asbestziekten (IAS)', role: 'panel', issuerId: 'panel', region: null },
  { email: 'medewerker@uwv.example', name: 'Medewerker UWV', role: 'uwv', issuerId: null, region: null },
  { email: 'beleid@uwv.example', name: 'Beleidsmedewerker UWV', role: 'uwv', issuerId: null, region: null },
  { email: 'medewerker@svb.example', name: 'Medewerker SVB', role: 'svb', issuerId: null, region: null },
  { email: 'beleid@svb.example', name: 'Beleidsmedewerker SVB', role: 'svb', issuerId: null, region: null },
  { email: 'auditor@toezicht.example', name: 'Auditor', role: 'auditor', issuerId: null, region: null },
];

/**
 * Net wages of last month that a fictitious employer pays into the pool, in cents: no two alike, and about what people
 * earn who also claim. They make the pool hold more than benefits, so that money out of it says little.
 */
export const SEED_WAGES_CENTS: readonly bigint[] = [
  184_213n,
  97_640n,
  221_875n,
  143_390n,
  68_955n,
  256_102n,
  171_848n,
  119_527n,
  203_364n,
  88_216n,
  162_790n,
  239_451n,
  134_068n,
  76_383n,
  195_729n,
  151_174n,
  212_637n,
  104_905n,
  178_542n,
  127_331n,
  248_086n,
  92_478n,
  166_219n,
  230_994n,
];
