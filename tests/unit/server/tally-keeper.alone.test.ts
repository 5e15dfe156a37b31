import { beforeEach, expect, test, vi } from 'vitest';

/** A holder's order of work, without a chain: what it looks at is told by whose claims it asks for. */

const looked: bigint[] = [];
let failing: ReadonlySet<bigint> = new Set();
let closed: bigint[] = [];
const HOLDER = `0x${'1'.repeat(40)}`;

vi.mock('@/lib/server/repositories/tally', () => ({
  readUntil: async () => 100n,
  closedTranches: async () => closed.map((trancheId) => ({ trancheId, blockNumber: 1n, shares: [] })),
  claimsOfTranche: async (trancheId: bigint) => {
    looked.push(trancheId);
    if (failing.has(trancheId)) throw new Error(`Tranche ${trancheId} cannot be read.`);
    return [];
  },
  isCountedElsewhere: async () => false,
}));
// Everything that can be read is refused: it is looked at, and nothing is sent.
vi.mock('@/lib/server/tally/check-tranche', () => ({ refusalOf: async () => 'too few claims' }));
vi.mock('@/lib/server/chain/sender', () => ({
  KeyedSender: class {
    readonly address = HOLDER;
    isAheadOf = async () => false;
    sendAll = async () => undefined;
  },
}));
const { TallyKeeper } = await import('@/lib/server/tally/keeper');

const keeper = () => {
  const chain = { client: {}, settings: { confirmations: 0 } };
  const holder = { name: 'pw', account: '0x1', parts: ['0x2'] };
  return new TallyKeeper(chain as never, holder as never, {} as never);
};

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  looked.length = 0;
  return () => vi.useRealTimers();
});

test('TALLY-40 tranches that always fail do not starve the later ones, and are looked at again later', async () => {
  closed = [1n, 2n, 3n, 4n, 5n, 6n];
  failing = new Set([1n, 2n, 3n, 4n]);
  const one = keeper();
  await expect(one.turn(() => true)).rejects.toThrow('Tranche 1 cannot be read.');
  // The fault still shows while they wait, and the others have their turn.
  await expect(one.turn(() => true)).rejects.toThrow('Tranche 1 cannot be read.');
  expect(looked).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
  await expect(one.turn(() => true)).rejects.toThrow();
  expect(looked).toHaveLength(6);
  // However often they come up again: what was not looked at yet is before them.
  vi.setSystemTime(61_000);
  closed = [...closed, 7n];
  await expect(one.turn(() => true)).rejects.toThrow();
  expect(looked.slice(6)).toEqual([7n, 1n, 2n, 3n]);
});

test('TALLY-41 what is in order again shows no fault any more', async () => {
  closed = [1n];
  failing = new Set([1n]);
  const one = keeper();
  await expect(one.turn(() => true)).rejects.toThrow();
  failing = new Set();
  vi.setSystemTime(61_000);
  expect(await one.turn(() => true)).toBe(false);
  // One that another process opened meanwhile is no fault either.
  failing = new Set([2n]);
  closed = [2n];
  await expect(one.turn(() => true)).rejects.toThrow();
  closed = [];
  expect(await one.turn(() => true)).toBe(false);
});
