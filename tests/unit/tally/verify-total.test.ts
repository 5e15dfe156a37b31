import { afterAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import type { StepEvent } from '@/lib/shared/tally/steps';
import { VERIFY_STEPS } from '@/lib/shared/tally/steps';
import { verifyTotal } from '@/lib/shared/tally/verify-total';
import fixture from '@/tests/fixtures/tally-proof.json';
import { edited, honestWorld, portOf } from './support/world';

afterAll(stopProver);

const { first, next } = fixture.tranches;
const world = honestWorld();

describe('a total that is right', () => {
  it('V-01 is found right in seven steps, each told when it begins and what it found', async () => {
    const events: StepEvent[] = [];
    const outcome = await verifyTotal(1n, portOf(world), { onStep: (event) => events.push(event) });
    expect(outcome).toMatchObject({
      kind: 'verified',
      claims: first.count,
      totalCents: BigInt(first.totalCents),
      pool: 'settled',
    });
    const passed = events.filter(({ state }) => state === 'passed').map(({ step }) => step);
    expect(passed).toEqual([...VERIFY_STEPS]);
    for (const step of VERIFY_STEPS) {
      const own = events.filter((event) => event.step === step).map(({ state }) => state);
      expect([own[0], own.at(-1)]).toEqual(['running', 'passed']);
    }
    const shares = events.find((event) => event.step === 'shares' && event.state === 'passed');
    expect(shares).toMatchObject({ facts: { holders: [{}, {}], tallyKey: fixture.keys.pw.key.map(BigInt) } });
  });

  it('V-01 the tranche after it as well, which began in the block that closed the first', async () => {
    const outcome = await verifyTotal(2n, portOf(world));
    expect(outcome).toMatchObject({ kind: 'verified', claims: next.count, totalCents: BigInt(next.totalCents) });
  });

  it('V-02 is right while the pool has not been told yet, and says so', async () => {
    const later = edited(
      edited(world, 'payout', 'Released', () => []),
      'payout',
      'ReleaseReceived',
      () => [],
    );
    expect(await verifyTotal(1n, portOf(later))).toMatchObject({ kind: 'verified', pool: 'pending' });
    const waiting = edited(world, 'payout', 'Released', () => []);
    expect(await verifyTotal(1n, portOf(waiting))).toMatchObject({ kind: 'verified', pool: 'received' });
    const oneMissing = edited(world, 'payout', 'NoteReceived', (event) => (event.block === 12n ? [] : event));
    expect(await verifyTotal(1n, portOf(oneMissing))).toMatchObject({ kind: 'verified', pool: 'pending' });
  });

  it('V-02 counts the release that came after one that was cancelled', async () => {
    const again = edited(world, 'payout', 'ReleaseReceived', (event) => [
      event,
      { ...event, name: 'ReleaseCancelled', args: withoutTotals(event.args), block: event.block, logIndex: 1 },
    ]);
    const outcome = await verifyTotal(1n, portOf(edited(again, 'payout', 'Released', () => [])));
    expect(outcome).toMatchObject({ kind: 'verified', pool: 'pending' });
  });
});

const withoutTotals = ({ nullifierClass, trancheId }: Readonly<Record<string, unknown>>) => ({
  nullifierClass,
  trancheId,
});

describe('a total that is not there', () => {
  it('V-03 a tranche that the chain does not know is unknown', async () => {
    expect(await verifyTotal(99n, portOf(world))).toEqual({ kind: 'unknown' });
  });

  it('V-03 one that still takes claims, or waits for its shares, has no number to check', async () => {
    const noTotal = edited(world, 'income', 'TotalOpened', () => []);
    const oneShare = edited(noTotal, 'income', 'ShareSubmitted', (event) => (event.block === 42n ? [] : event));
    expect(await verifyTotal(1n, portOf(oneShare))).toEqual({ kind: 'not-opened', state: 'closed', shares: 1 });
    const counting = edited(
      edited(noTotal, 'income', 'ShareSubmitted', () => []),
      'income',
      'TrancheClosed',
      () => [],
    );
    expect(await verifyTotal(1n, portOf(counting))).toEqual({ kind: 'not-opened', state: 'counting', shares: 0 });
  });
});

describe('trouble', () => {
  it.each([
    ['read', 0],
    ['read', 2],
    ['shares', 5],
  ] as const)('V-04 a chain that stops answering during %s leaves the number undecided', async (step, questions) => {
    const dying = { ...world, income: { ...world.income, diesAfter: questions } };
    expect(await verifyTotal(1n, portOf(dying))).toEqual({ kind: 'unreachable', step });
  });

  it('V-04 a payout chain that is away leaves six steps that were right', async () => {
    const events: StepEvent[] = [];
    const dying = { ...world, payout: { ...world.payout, diesAfter: 0 } };
    const outcome = await verifyTotal(1n, portOf(dying), { onStep: (event) => events.push(event) });
    expect(outcome).toEqual({ kind: 'unreachable', step: 'pool' });
    expect(events.filter(({ state }) => state === 'passed')).toHaveLength(6);
  });

  it('V-05 a check can be cancelled while it runs', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const onStep = ({ step, state }: StepEvent) => {
      if (step === 'sum' && state === 'running') stop.abort(reason);
    };
    await expect(verifyTotal(1n, portOf(world), { signal: stop.signal, onStep })).rejects.toBe(reason);
  });

  it('V-06 a node that takes a few blocks at a time is asked page by page', async () => {
    const small = { ...world, income: { ...world.income, maxRange: 20n }, payout: { ...world.payout, maxRange: 20n } };
    expect(await verifyTotal(1n, portOf(small))).toMatchObject({ kind: 'verified', pool: 'settled' });
    const useless = { ...world, income: { ...world.income, maxRange: 0n } };
    expect(await verifyTotal(1n, portOf(useless))).toEqual({ kind: 'unreachable', step: 'read' });
  });

  it('V-06 logs of other contracts, which a node gives unasked, are not looked at', async () => {
    const port = portOf(world);
    const stranger = '0x00000000000000000000000000000000000000ee' as const;
    const logs: typeof port.income.logs = async (query) => {
      const own = await port.income.logs(query);
      return own === 'too-many' ? own : [...own, ...own.map((log) => ({ ...log, address: stranger }))];
    };
    const outcome = await verifyTotal(1n, { ...port, income: { ...port.income, logs } });
    expect(outcome).toMatchObject({ kind: 'verified' });
  });

  it('V-07 the verifying key of another circuit is refused', async () => {
    const port = { ...portOf(world), verifyingKey: async () => ({ protocol: 'groth16', curve: 'bn128', nPublic: 5 }) };
    await expect(verifyTotal(1n, port)).rejects.toMatchObject({ code: 'ARTIFACT_HASH_MISMATCH' });
  });
});
