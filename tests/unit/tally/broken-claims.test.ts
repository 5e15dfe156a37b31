import { afterAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import type { Refusal, VerifyStep } from '@/lib/shared/tally/steps';
import { verifyTotal } from '@/lib/shared/tally/verify-total';
import { lowOrderPoint } from '@/tests/fixtures/tally';
import fixture from '@/tests/fixtures/tally-proof.json';
import type { FakeEvent } from './support/chains';
import { type Edit, edited, honestWorld, nullifierOf, PLACES, portOf, type World, withArgs } from './support/world';

afterAll(stopProver);

const world = honestWorld();
const { first } = fixture.tranches;

async function expectRefused(broken: World, step: VerifyStep, reason: Refusal, trancheId = 1n): Promise<void> {
  expect(await verifyTotal(trancheId, portOf(broken))).toEqual({ kind: 'refused', step, reason });
}

const of =
  (trancheId: bigint, edit: Edit): Edit =>
  (event) =>
    event.args.trancheId === trancheId ? edit(event) : event;
const ofFirst = (edit: Edit): Edit => of(1n, edit);
const claimAt = (index: number, edit: Edit): Edit =>
  ofFirst((event) => (event.args.nullifier === nullifierOf(1, index) ? edit(event) : event));

/** The chain's own words about the first tranche: how many claims, and their caps. */
function recounted(broken: World, count: number): World {
  const capSumCents = BigInt(count) * BigInt(first.capsCents[0] ?? 0);
  const closed = edited(
    broken,
    'income',
    'TrancheClosed',
    ofFirst((event) => withArgs(event, { count, capSumCents })),
  );
  return edited(
    closed,
    'income',
    'TotalOpened',
    ofFirst((event) => withArgs(event, { count })),
  );
}
const without = (index: number): World =>
  edited(
    world,
    'income',
    'Claimed',
    claimAt(index, () => []),
  );

describe('what is read', () => {
  it('S-22 a total that was opened twice is refused', async () => {
    const twice = edited(world, 'income', 'TotalOpened', (event) => [event, { ...event, block: event.block + 5n }]);
    await expectRefused(twice, 'read', 'event-twice');
  });

  it('S-22 a total before its shares, and shares before the closing, are refused', async () => {
    const early = edited(world, 'income', 'TotalOpened', (event) => ({
      ...event,
      block: event.block - 1n,
      logIndex: 0,
    }));
    await expectRefused(early, 'read', 'order-wrong');
    const before = edited(
      world,
      'income',
      'ShareSubmitted',
      ofFirst((event) => ({ ...event, block: 12n })),
    );
    await expectRefused(before, 'read', 'order-wrong');
    await expectRefused(
      edited(world, 'income', 'TrancheOpened', () => []),
      'read',
      'order-wrong',
    );
  });

  it('V-14 a page that shows another number than the chain is refused', async () => {
    const shown = { count: first.count, totalCents: BigInt(first.totalCents) };
    expect(await verifyTotal(1n, portOf(world), { published: shown })).toMatchObject({ kind: 'verified' });
    const wrong = { kind: 'refused', step: 'read', reason: 'published-differs' };
    for (const published of [
      { ...shown, totalCents: shown.totalCents - 1n },
      { ...shown, count: 11 },
    ]) {
      expect(await verifyTotal(1n, portOf(world), { published })).toEqual(wrong);
    }
  });

  it('V-08 another chain, and a Tally that counts for another gate, are refused', async () => {
    await expectRefused({ ...world, income: { ...world.income, chainId: 1 } }, 'read', 'other-chain');
    await expectRefused({ ...world, payout: { ...world.payout, chainId: 1 } }, 'pool', 'other-chain');
    const other = edited(world, 'income', 'GateBound', (event) => withArgs(event, { gate: PLACES.pool }));
    await expectRefused(other, 'read', 'other-gate');
    await expectRefused(
      edited(world, 'income', 'GateBound', () => []),
      'read',
      'other-gate',
    );
  });
});

describe('how many there are', () => {
  it('S-22 a claim that is missing, or too many, is refused', async () => {
    await expectRefused(without(3), 'count', 'count-differs');
    const doubled = edited(
      world,
      'income',
      'Claimed',
      claimAt(3, (event) => [event, { ...event, logIndex: 1 }]),
    );
    await expectRefused(doubled, 'count', 'count-differs');
  });

  it('S-22 nine claims are refused, even when everything else counts nine', async () => {
    await expectRefused(recounted(without(9), 9), 'count', 'too-few');
  });

  it('S-22 a claim that counts twice is refused', async () => {
    const doubled = edited(
      world,
      'income',
      'Claimed',
      claimAt(3, (event) => [event, { ...event, logIndex: 1 }]),
    );
    await expectRefused(recounted(doubled, 11), 'count', 'claim-twice');
  });

  it('S-22 a claim that counts in another tranche as well is refused', async () => {
    const elsewhere = (event: FakeEvent) => [event, withArgs({ ...event, logIndex: 1 }, { trancheId: 7n })];
    await expectRefused(edited(world, 'income', 'Claimed', claimAt(3, elsewhere)), 'count', 'claim-twice');
  });

  it('S-22 caps that do not add up, pass ten million euro, or lie below the total are refused', async () => {
    const lower = edited(
      world,
      'income',
      'Claimed',
      claimAt(3, (event) => withArgs(event, { capCents: 1 })),
    );
    await expectRefused(lower, 'count', 'caps-differ');
    const huge = edited(
      world,
      'income',
      'Claimed',
      ofFirst((event) => withArgs(event, { capCents: 200_000_000 })),
    );
    const capped = edited(
      huge,
      'income',
      'TrancheClosed',
      ofFirst((event) => withArgs(event, { capSumCents: 2_000_000_000n })),
    );
    await expectRefused(capped, 'count', 'caps-too-high');
    const above = edited(
      world,
      'income',
      'TotalOpened',
      ofFirst((event) => withArgs(event, { totalCents: BigInt(first.capSumCents) + 1n })),
    );
    await expectRefused(above, 'count', 'total-above-caps');
  });
});

describe('what they add up to', () => {
  it('S-22 a missing claim is found by the sum when all counts agree', async () => {
    const next = edited(
      edited(
        world,
        'income',
        'Claimed',
        of(2n, (event) => (event.args.nullifier === nullifierOf(2, 0) ? [] : event)),
      ),
      'income',
      'TrancheClosed',
      of(2n, (event) => withArgs(event, { count: 11, capSumCents: 11n * 202779n })),
    );
    const counted = edited(
      next,
      'income',
      'TotalOpened',
      of(2n, (event) => withArgs(event, { count: 11 })),
    );
    await expectRefused(counted, 'sum', 'sum-differs', 2n);
  });

  it('S-22 a claim that carries an amount of another tranche is refused', async () => {
    const { c1x, c1y, c2x, c2y } = fixture.tranches.next;
    const pair = (x: readonly string[], y: readonly string[]) => [BigInt(x[0] ?? ''), BigInt(y[0] ?? '')];
    const foreign = { c1: pair(c1x, c1y), c2: pair(c2x, c2y) };
    const swapped = edited(
      world,
      'income',
      'Claimed',
      claimAt(0, (event) => withArgs(event, foreign)),
    );
    await expectRefused(swapped, 'sum', 'sum-differs');
  });

  it('S-22 sums of the chain that are not those of the claims are refused', async () => {
    const { sumC1, sumC2 } = fixture.tranches.next;
    const foreign = { c1: sumC1.map(BigInt), c2: sumC2.map(BigInt) };
    const swapped = edited(
      world,
      'income',
      'TrancheClosed',
      ofFirst((event) => withArgs(event, foreign)),
    );
    await expectRefused(swapped, 'sum', 'sum-differs');
    const shifted = { c1: first.sumC1.map(BigInt), c2: first.sumC1.map(BigInt) };
    const half = edited(
      world,
      'income',
      'TrancheClosed',
      ofFirst((event) => withArgs(event, shifted)),
    );
    await expectRefused(half, 'sum', 'sum-differs');
  });

  it.each([
    ['off the curve', [1n, 2n]],
    ['at the order of the field', [FIELD_ORDER, 1n]],
    ['of a coordinate as large as a word', [(1n << 256n) - 1n, 1n]],
  ] as const)('S-08 S-22 a point %s in a claim or in the closing is refused', async (_, point) => {
    const claim = edited(
      world,
      'income',
      'Claimed',
      claimAt(5, (event) => withArgs(event, { c2: point })),
    );
    await expectRefused(claim, 'sum', 'point-invalid');
    const closing = edited(
      world,
      'income',
      'TrancheClosed',
      ofFirst((event) => withArgs(event, { c1: point })),
    );
    await expectRefused(closing, 'sum', 'point-invalid');
  });

  it('S-08 a point of low order that was added to a claim is found by the sum', async () => {
    const low = edited(
      world,
      'income',
      'Claimed',
      claimAt(5, (event) => withArgs(event, { c2: lowOrderPoint(8) })),
    );
    await expectRefused(low, 'sum', 'sum-differs');
  });
});
