import { encodeAbiParameters, getContractAddress, type Hex, hexToBytes, keccak256 } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { registerMark } from '@/lib/server/registers/leaves';
import { coarseDeadlineSec } from '@/lib/shared/card/claim';
import { period } from '@/lib/shared/domain/period';
import { BASE8, type Point, pointAdd, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { claimContext } from '@/lib/shared/protocol/context';
import { signField, signingPublicKey } from '@/lib/shared/protocol/eddsa';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashHolder, hashIncome, hashKey, hashSource, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import { buildTree, type FixedTree, pathOf } from '@/lib/shared/protocol/merkle';
import { type EntitledLeaf, hashEntitled } from '@/lib/shared/protocol/register-leaf';
import type { SignedIncomeStatement, SupplementWitness } from '@/lib/shared/protocol/supplement-witness';
import { normTableFor, SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import { policyFromTable } from '@/lib/shared/rules/supplement-tables';
import { demoAddressKeys, demoEmployerKey, demoTallyHolders } from '../demo/demo-keys.mjs';
import { drawn, HISTORY_HOUSEHOLDS, type Household, type PlannedClaim } from './plan';

/** What the proofs of the history are bound to: keys, addresses and registers, all of the embedded demo. */

const addresses = demoAddressKeys();
const firstContract = (key: `0x${string}`) => getContractAddress({ from: privateKeyToAddress(key), nonce: 0n });

export const HISTORY_WORLD = {
  incomeChainId: 31337,
  payoutChainId: 31339,
  gate: firstContract(addresses.incomeSupplement),
  pool: firstContract(addresses.payoutPool),
  tally: firstContract(addresses.tally),
} as const;

const holders = demoTallyHolders();
export const tallyPart = (name: keyof typeof holders): bigint => BigInt(holders[name].part) % SUBGROUP_ORDER;

/** Sum of the scheme's agency's part and the statistics office's. */
export const tallyKeyOf = (scheme: SupplementScheme): Point =>
  pointAdd(scalarMul(BASE8, tallyPart(scheme)), scalarMul(BASE8, tallyPart('statistics')));

/** As Tally knows it. */
export const tallyKeyHashOf = (scheme: SupplementScheme): Hex => {
  const [x, y] = tallyKeyOf(scheme);
  return keccak256(encodeAbiParameters([{ type: 'uint256[2]' }], [[x, y]]));
};

const VALID = { validFrom: period(202501), validUntil: period(202712) };
const SALT_BITS = 128n;

const secretOf = ({ id }: Household): SecretIdentity => drawn(`secret.${id}`) as SecretIdentity;
const employerKey = (number: number) => hexToBytes(demoEmployerKey(number));
const employerHashes = new Map<number, FieldElement>();

/** Worked out once: multiplying a point takes a while. */
function employerHash(number: number): FieldElement {
  const known = employerHashes.get(number) ?? hashKey(signingPublicKey(employerKey(number)));
  employerHashes.set(number, known);
  return known;
}

export function leafOf(household: Household): EntitledLeaf {
  const holder = hashHolder(secretOf(household));
  const sources = household.employers.map((number) => hashSource(employerHash(number), holder));
  return {
    holder,
    normClass: household.normClass,
    disregardClass: 0,
    knownBenefitCents: household.knownBenefitCents,
    ...VALID,
    sources: [sources[0] as FieldElement, sources[1] ?? (0n as FieldElement)],
    leafSalt: (drawn(`salt.${household.id}`) % (1n << SALT_BITS)) as FieldElement,
  };
}

type Register = { readonly tree: FixedTree; readonly places: ReadonlyMap<string, number> };

/** The registers that households stand in: the same however often they claim. */
export class World {
  readonly #households: readonly Household[];
  readonly #isMarked: boolean;
  readonly #registers = new Map<string, Register>();

  /** @param isMarked whether nobody's leaf comes first, as in every register that an agency's publisher builds */
  constructor(households: readonly Household[], isMarked = false) {
    this.#households = households;
    this.#isMarked = isMarked;
  }

  registerOf({ scheme, region }: Pick<Household, 'scheme' | 'region'>): Register {
    const key = `${scheme}:${region}`;
    const known = this.#registers.get(key);
    if (known) return known;
    const members = this.#households.filter((one) => one.scheme === scheme && one.region === region);
    const first = this.#isMarked ? [registerMark({ scheme: SUPPLEMENT_PACKS[scheme].id, region })] : [];
    const register = {
      tree: buildTree([...first, ...members.map((one) => hashEntitled(leafOf(one)))]),
      places: new Map(members.map(({ id }, index) => [id, first.length + index])),
    };
    this.#registers.set(key, register);
    return register;
  }

  rootOf(register: Pick<Household, 'scheme' | 'region'>): FieldElement {
    return this.registerOf(register).tree.root;
  }

  /** Everything that circuit `supplement` wants to know of a planned claim. @param deadlineSec public, in the proof */
  witnessOf(claim: PlannedClaim, deadlineSec: number): SupplementWitness {
    const { household } = claim;
    const pack = SUPPLEMENT_PACKS[household.scheme];
    const table = normTableFor(household.scheme, claim.period);
    const { tree, places } = this.registerOf(household);
    const place = places.get(household.id);
    if (table === undefined || place === undefined) throw new Error(`${household.id}: no table or no place`);
    const { incomeChainId, payoutChainId, gate, pool } = HISTORY_WORLD;
    return {
      secret: secretOf(household),
      leaf: leafOf(household),
      path: pathOf(tree, place),
      statements: [statementOf(claim, 0), statementOf(claim, 1)],
      policy: policyFromTable(pack, table, claim.period, tallyKeyOf(household.scheme)),
      randomness: (drawn(`randomness.${household.id}.${claim.period}`) % (SUBGROUP_ORDER - 1n)) + 1n,
      context: claimContext({
        chainId: incomeChainId,
        payoutChainId,
        gate,
        pool,
        scheme: pack.id,
        period: claim.period,
        deadlineSec: BigInt(deadlineSec),
      }),
    };
  }
}

function statementOf(claim: PlannedClaim, index: number): SignedIncomeStatement | null {
  const number = claim.household.employers[index];
  const income = claim.incomes[index];
  if (number === undefined || income === undefined) return null;
  const key = employerKey(number);
  const fields = {
    holder: hashHolder(secretOf(claim.household)),
    period: claim.period,
    ...income,
    number: drawn(`number.${claim.household.id}.${claim.period}.${index}`) % (1n << 32n),
  };
  return { fields, issuerKey: signingPublicKey(key), signature: signField(key, hashIncome(fields)) };
}

/** Public, and the same for all claims of a day. */
export const deadlineOf = ({ atSec }: PlannedClaim): number => coarseDeadlineSec(atSec);

const history = new World(HISTORY_HOUSEHOLDS);

export const rootOf = (register: Pick<Household, 'scheme' | 'region'>): FieldElement => history.rootOf(register);

export const witnessOf = (claim: PlannedClaim): SupplementWitness => history.witnessOf(claim, deadlineOf(claim));
