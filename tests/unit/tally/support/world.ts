import { readFileSync } from 'node:fs';
import { type Abi, type Address, encodeFunctionData, getAddress, type Hex } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import type { VerifyPort } from '@/lib/shared/tally/port';
import fixture from '@/tests/fixtures/tally-proof.json';
import { type FakeChain, type FakeEvent, readerOf } from './chains';

/** Chains of real ciphertexts and real proofs, in which two tranches of a municipality were opened. */

export const PLACES = {
  incomeChainId: fixture.chainId,
  payoutChainId: 31339,
  tally: getAddress(fixture.tally),
  gate: getAddress('0x00000000000000000000000000000000000000a1'),
  incomeStartBlock: 1n,
  pool: getAddress('0x00000000000000000000000000000000000000b1'),
  poolStartBlock: 1n,
} as const;

const HEAD = 200n;
export type Pair = readonly [bigint, bigint];
type Words = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
const pair = (text: readonly string[]): Pair => [BigInt(text[0] ?? ''), BigInt(text[1] ?? '')];
const words = (text: readonly string[]): Words => text.map(BigInt) as unknown as Words;

type HolderName = keyof typeof fixture.holders;
type TrancheName = keyof typeof fixture.tranches;
export const accountOf = (holder: HolderName): Address => getAddress(fixture.holders[holder].account);
export const partOf = (holder: HolderName): Pair => pair(fixture.holders[holder].part);

const tally = (name: string, args: FakeEvent['args'], block: bigint, more: Partial<FakeEvent> = {}): FakeEvent => ({
  address: PLACES.tally,
  abi: tallyAbi as Abi,
  name,
  args,
  block,
  ...more,
});

function registration(holder: HolderName, block: bigint): FakeEvent {
  const { part, registration: made } = fixture.holders[holder];
  const args = [pair(part), words(made.proof)] as const;
  const input = encodeFunctionData({ abi: tallyAbi, functionName: 'registerPart', args });
  return tally('PartRegistered', { holder: accountOf(holder), part: pair(part) }, block, { input });
}

const composed = (scheme: 'pw' | 'tw', block: bigint): FakeEvent =>
  tally(
    'KeyComposed',
    {
      scheme: scheme === 'pw' ? 1 : 2,
      tallyKeyHash: fixture.keys[scheme].keyHash as Hex,
      key: pair(fixture.keys[scheme].key),
      agency: accountOf(scheme),
      statistics: accountOf('statistics'),
    },
    block,
  );

/** The same in tranche and pool; of its number alone. */
export const nullifierOf = (trancheId: number, index: number): bigint => BigInt(1_000_000 * trancheId + index + 1);
const noteOf = (nullifier: bigint): bigint => nullifier * 7n;

function claimed(name: TrancheName, index: number, block: bigint): FakeEvent {
  const { trancheId, scheme, region, c1x, c1y, c2x, c2y, capsCents } = fixture.tranches[name];
  const at = (list: readonly string[]): bigint => BigInt(list[index] ?? '');
  const nullifier = nullifierOf(trancheId, index);
  return {
    address: PLACES.gate,
    abi: incomeSupplementAbi as Abi,
    name: 'Claimed',
    args: {
      scheme,
      region,
      period: 202610,
      nullifier,
      note: noteOf(nullifier),
      c1: [at(c1x), at(c1y)],
      c2: [at(c2x), at(c2y)],
      capCents: capsCents[index],
      trancheId: BigInt(trancheId),
    },
    block,
  };
}

export function shareCall(name: TrancheName, holder: 'pw' | 'statistics', isSecond: boolean): Hex {
  const { trancheId, sumC1, sumC2, totalCents, shares } = fixture.tranches[name];
  const id = BigInt(trancheId);
  const own = shares[holder];
  const [c1, c2, share, proof] = [pair(sumC1), pair(sumC2), pair(own.share), words(own.proof)];
  if (!isSecond) {
    return encodeFunctionData({ abi: tallyAbi, functionName: 'submitShare', args: [id, c1, c2, share, proof] });
  }
  const first = pair(shares[holder === 'pw' ? 'statistics' : 'pw'].share);
  const args = [id, c1, c2, first, share, BigInt(totalCents), proof] as const;
  return encodeFunctionData({ abi: tallyAbi, functionName: 'open', args });
}

const shareOf = (name: TrancheName, holder: 'pw' | 'statistics'): Pair =>
  pair(fixture.tranches[name].shares[holder].share);

/** A tranche from its first claim to its total: claims from `from` on, closed at +30, shares at +31 and +32. */
function tranche(name: TrancheName, from: bigint): FakeEvent[] {
  const { trancheId: id, scheme, region, count, capSumCents, totalCents, sumC1, sumC2 } = fixture.tranches[name];
  const trancheId = BigInt(id);
  const closing = { trancheId, count, capSumCents: BigInt(capSumCents), c1: pair(sumC1), c2: pair(sumC2) };
  const [first, second] = [accountOf('statistics'), accountOf('pw')];
  const input = { first: shareCall(name, 'statistics', false), second: shareCall(name, 'pw', true) };
  return [
    tally('TrancheOpened', { trancheId, scheme, region, tallyKeyHash: fixture.keys.pw.keyHash }, from, { logIndex: 1 }),
    ...Array.from({ length: count }, (_, i) => claimed(name, i, from + 1n + BigInt(i))),
    tally('TrancheClosed', closing, from + 30n),
    tally('ShareSubmitted', { trancheId, holder: first, share: shareOf(name, 'statistics') }, from + 31n, {
      input: input.first,
    }),
    tally('ShareSubmitted', { trancheId, holder: second, share: shareOf(name, 'pw') }, from + 32n, {
      input: input.second,
    }),
    tally('TotalOpened', { trancheId, count, totalCents: BigInt(totalCents) }, from + 32n, { logIndex: 1 }),
  ];
}

function received(name: TrancheName, from: bigint): FakeEvent[] {
  const { trancheId, count, capsCents, totalCents } = fixture.tranches[name];
  const pool = (event: string, args: FakeEvent['args'], block: bigint): FakeEvent => ({
    address: PLACES.pool,
    abi: payoutPoolAbi as Abi,
    name: event,
    args: { nullifierClass: 1, trancheId: BigInt(trancheId), ...args },
    block,
  });
  return [
    ...capsCents.map((capCents, i) => {
      const nullifier = nullifierOf(trancheId, i);
      return pool('NoteReceived', { nullifier, note: noteOf(nullifier), capCents }, from + BigInt(i));
    }),
    pool('ReleaseReceived', { count: BigInt(count), totalCents: BigInt(totalCents), availableAt: 9n }, from + 40n),
    pool('Released', { totalCents: BigInt(totalCents), freedUnits: 1n }, from + 41n),
  ];
}

export type World = { readonly income: FakeChain; readonly payout: FakeChain };

/** Everything as it should be: the next tranche begins in the block that closes the first. */
export const honestWorld = (): World => ({
  income: {
    chainId: PLACES.incomeChainId,
    head: HEAD,
    events: [
      tally('GateBound', { gate: PLACES.gate }, 2n),
      registration('pw', 3n),
      registration('tw', 4n),
      registration('statistics', 5n),
      composed('pw', 6n),
      composed('tw', 7n),
      ...tranche('first', 10n),
      ...tranche('next', 40n),
    ],
  },
  payout: { chainId: PLACES.payoutChainId, head: HEAD, events: [...received('first', 10n), ...received('next', 60n)] },
});

const verifyingKey: unknown = JSON.parse(readFileSync('public/zk/tallyShare.vkey.json', 'utf8'));

export const portOf = (world: World): VerifyPort => ({
  income: readerOf(world.income),
  payout: readerOf(world.payout),
  places: PLACES,
  verifyingKey: async () => verifyingKey,
});

export type Edit = (event: FakeEvent) => FakeEvent | readonly FakeEvent[];

/** The world with events of one name changed, doubled or taken away. */
export function edited(world: World, chain: keyof World, name: string, edit: Edit): World {
  const events = world[chain].events.flatMap((event) => (event.name === name ? edit(event) : [event]));
  return { ...world, [chain]: { ...world[chain], events } };
}

/** An event with other arguments. */
export const withArgs = (event: FakeEvent, args: FakeEvent['args']): FakeEvent => ({
  ...event,
  args: { ...event.args, ...args },
});
