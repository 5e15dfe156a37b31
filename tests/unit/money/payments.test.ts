import { EventEmitter, once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { type CardData, memoryCardStore } from '@/lib/shared/card/card-data';
import { stopProver } from '@/lib/shared/card/groth16';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashPayTo } from '@/lib/shared/protocol/hashes';
import { ACCOUNT, anna, wallet, world } from './support/wallet';

afterAll(() => stopProver());

const payTo = (counter: number) => hashPayTo(anna.secret, BigInt(counter) as FieldElement);
const nameOf = ({ phase, ...state }: { phase: string; request?: unknown; jobId?: unknown }): string =>
  [phase, state.request ? 'kept' : '', state.jobId ? 'sent' : ''].join(' ').trim();

describe('the whole way', { timeout: 300_000 }, () => {
  it('M-30 a plan brings standard amounts over accounts of their own to the account in use', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const own = wallet(here);
    const plan = await own.pay({ kind: 'spread', amountCents: 1_000n });
    await own.until(own.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(BigInt(plan.budgetCents));
    expect(here.pool.countOf('spend')).toBe(plan.steps.length);
    expect(new Set(plan.steps.map(({ account }) => account)).size).toBe(plan.steps.length);
    const { shieldedCents, pendingCents, onTheWayCents, notes } = own.money();
    expect([shieldedCents, pendingCents, onTheWayCents]).toEqual([9_000n - BigInt(plan.budgetCents), 0n, 0n]);
    expect(notes.filter(({ status }) => status === 'spendable')).toHaveLength(1);
    // Nothing of the relay's path or the pool's names the secret, the holder or the account number.
    const text = JSON.stringify(here.pool.requests);
    for (const secret of [String(anna.secret), String(anna.holder), 'accountIndex']) expect(text).not.toContain(secret);
    for (const { body } of here.pool.requests) {
      const { deadlineSec } = (body ?? { deadlineSec: 0 }) as { deadlineSec?: number };
      expect((deadlineSec ?? 0) % 3600).toBe(0);
    }

    const other = wallet(here);
    await other.until(() => other.money().shieldedCents === shieldedCents);
    expect(other.money().entries).toEqual(own.money().entries);
    expect(other.money().anonymity).toEqual(own.money().anonymity);
  });
});

describe('interruptions', { timeout: 300_000 }, () => {
  it('S-27 M-31 goes on from whatever was kept, however old, and pays once', async () => {
    const here = world();
    for (const [i, cents] of [3_000n, 2_500n].entries()) here.pool.deposit(payTo(i), cents);
    const saved = new Map<string, CardData>();
    const inner = memoryCardStore();
    const store = {
      load: inner.load,
      update: async (change: (data: CardData) => CardData) => {
        const data = await inner.update(change);
        const state = data.money.plan?.steps[0]?.state;
        if (state !== undefined && !saved.has(nameOf(state))) saved.set(nameOf(state), data);
        return data;
      },
    };
    const first = wallet(here, { store });
    await first.pay();
    await first.until(first.isDone);
    expect([...saved.keys()]).toEqual([
      'planned',
      'proving',
      'consolidating',
      'consolidating kept',
      'consolidating kept sent',
      'withdrawing kept',
      'withdrawing kept sent',
      'withdrawn',
      'forwarding kept',
      'forwarding kept sent',
      'arrived',
    ]);
    for (const [name, data] of saved) {
      const resumed = wallet(here, { data });
      await resumed.until(resumed.isDone);
      expect([name, resumed.phases()]).toEqual([name, ['arrived']]);
    }
    expect(here.pool.countOf('spend')).toBe(2);
    expect(here.pool.countOf('transfer')).toBe(1);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it('S-27 M-32 a tab that is closed at every state goes on in the next, and pays once', async () => {
    const here = world();
    for (const [i, cents] of [3_000n, 2_500n].entries()) here.pool.deposit(payTo(i), cents);
    const store = memoryCardStore();
    await wallet(here, { store }).pay();
    const passed: string[] = [];
    for (;;) {
      const tab = wallet(here, { store });
      await tab.agent.follow();
      if (tab.isDone()) break;
      const now = () => nameOf(tab.plan().steps[0]?.state ?? { phase: 'none' });
      const before = now();
      await tab.until(() => now() !== before);
      passed.push(now());
    }
    expect(passed.at(-1)).toBe('arrived');
    expect(passed.length).toBeGreaterThanOrEqual(9);
    expect(here.pool.countOf('spend')).toBe(2);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it('M-90 a payout that is resumed while its payment waits for the pool goes on', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const first = wallet(here);
    await first.pay();
    const kept = await first.store.update((data) => {
      const plan = data.money.plan && {
        ...data.money.plan,
        status: 'paused' as const,
        steps: data.money.plan.steps.map((step) => ({ ...step, state: { phase: 'proving' as const } })),
      };
      return { ...data, money: { ...data.money, plan } };
    });
    const answers = new EventEmitter();
    here.pool.state.eventsAfter = once(answers, 'go');
    const own = wallet(here, { data: kept });
    const asked = here.pool.requests.length;
    const stop = own.start();
    await expect.poll(() => here.pool.requests.length).toBeGreaterThan(asked);
    await own.agent.money.resume();
    answers.emit('go');
    await own.seen(own.isDone);
    await stop();
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it('M-33 money on a one-time account whose plan is forgotten moves on with the next plan', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const first = wallet(here);
    await first.pay();
    await first.until(() => first.phases()[0] === 'withdrawn' || first.phases()[0] === 'forwarding');
    const forwarded = here.pool.countOf('transfer') > 0;
    const other = wallet(here);
    await other.pay({ amountCents: 1_000n });
    expect(other.money().onTheWayCents).toBe(forwarded ? 0n : 5_000n);
    await other.until(other.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(6_000n);
    expect(other.money().onTheWayCents).toBe(0n);
  });
});

describe('trouble', { timeout: 300_000 }, () => {
  it('S-26 M-34 two tabs spend the same note: one wins, the other is told and takes another note', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 6_000n);
    here.pool.deposit(payTo(1), 7_000n);
    const one = wallet(here);
    const empty = memoryCardStore();
    await empty.update((data) => ({ ...data, money: { ...data.money, nextAccountIndex: 5 } }));
    const two = wallet(here, { store: empty });
    await two.agent.follow();
    await one.pay();
    await two.pay();
    here.pool.state.mines = false;
    const told = new Map<typeof one, ErrorCode>();
    for (const tab of [one, two]) {
      tab.agent.subscribe(() => {
        const code = tab.money().plan?.steps[0]?.retry?.code;
        if (code !== undefined) told.set(tab, code);
      });
    }
    const stops = [one.start(), two.start()];
    const isSent = (tab: typeof one) => tab.plan().steps.some(({ state }) => nameOf(state) === 'withdrawing kept sent');
    await Promise.all([one.seen(() => isSent(one)), two.seen(() => isSent(two))]);
    here.pool.state.mines = true;
    await here.pool.mine();
    await Promise.all([one.seen(one.isDone), two.seen(two.isDone)]);
    await Promise.all(stops.map((stop) => stop()));
    expect(here.pool.balanceOf(ACCOUNT)).toBe(10_000n);
    expect(here.pool.countOf('spend')).toBe(2);
    for (const tab of [one, two]) {
      await tab.agent.money.look();
      expect(tab.money().shieldedCents).toBe(3_000n);
    }
    expect([...told.values()]).toEqual(['NOTE_SPENT']);
  });

  it('M-46 a relay that does not answer is kept all the same, and the citizen is told', async () => {
    const here = world();
    const own = wallet(here);
    await expect(own.agent.money.setRelay('https://nobody.example')).rejects.toMatchObject({
      code: 'RELAY_UNAVAILABLE',
    });
    expect(own.money().relayUrl).toBe('https://nobody.example');
    await own.agent.money.setRelay(null);
    expect(own.money().relayUrl).toBeNull();
  });

  it('M-35 a relay that answers nothing is waited for; another one is taken when it is given', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const own = wallet(here, { other: here.pool.direct });
    await own.pay({ amountCents: 500n });
    here.pool.state.isUp = false;
    const retryOf = () => own.plan().steps[0]?.retry;
    await own.until(() => (retryOf()?.attempt ?? 0) >= 1);
    expect(retryOf()?.code).toBe('PORTAL_UNAVAILABLE');
    expect(here.pool.countOf('spend')).toBe(0);
    // Nothing has left: it is all in the pool, and a part of it is ready to go.
    const waiting = {
      shieldedCents: 0n,
      sendingCents: 9_000n,
      leavingCents: 500n,
      pendingCents: 0n,
      onTheWayCents: 0n,
    };
    expect(own.money()).toMatchObject(waiting);
    await expect(own.agent.money.setRelay('https://relay.example/path')).rejects.toMatchObject({
      code: 'INPUT_MALFORMED',
    });
    await expect(own.agent.money.setRelay('ftp://relay.example')).rejects.toMatchObject({ code: 'INPUT_MALFORMED' });
    await own.agent.money.setRelay('https://relay.example');
    await own.until(() => own.phases()[0] === 'withdrawn' || own.isDone());
    // And back to the portal's own, which is up again and knows nothing of the other's jobs.
    here.pool.state.isUp = true;
    await own.agent.money.setRelay(null);
    await own.until(own.isDone);
    expect(here.pool.countOf('spend')).toBe(1);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(500n);
  });

  it.each([
    ['/api/relay/spends', ['RELAY_UNAVAILABLE', 'NOTE_ROOT_UNKNOWN', 'SPEND_DEADLINE_PASSED', 'CHAIN_UNAVAILABLE']],
    ['/api/pool/events', [null, 'DATABASE_UNAVAILABLE', 'PORTAL_UNAVAILABLE']],
    ['/api/relay/transfers', ['RATE_LIMITED', 'RELAY_UNAVAILABLE']],
  ] as const)('M-36 %s refuses with %j: the payment goes on by itself', async (path, codes) => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const own = wallet(here);
    await own.pay();
    here.pool.faults.set(path, [...codes]);
    await own.until(own.isDone);
    expect(here.pool.faults.get(path)).toEqual([]);
    expect(here.pool.countOf('spend')).toBe(1);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it.each([
    ['/api/relay/spends', 'SPEND_PROOF_INVALID', 'withdrawing'],
    ['/api/relay/transfers', 'TRANSFER_REFUSED', 'forwarding'],
  ] as const)('M-37 %s refuses with %s: final, and taken up by hand', async (path, code, during) => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const own = wallet(here);
    await own.pay();
    here.pool.faults.set(path, [code]);
    await own.until(() => own.phases()[0] === 'failed');
    expect(own.plan().steps[0]?.state).toEqual({ phase: 'failed', code, during });
    await expect(own.agent.money.retry(7)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await own.agent.money.retry(0);
    await own.until(own.isDone);
    expect(here.pool.countOf('spend')).toBe(1);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
  });

  it('S-27 M-38 an index that goes back behind a payment pays no second time', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const own = wallet(here);
    await own.pay();
    await own.until(own.isDone);
    const blocks = here.pool.blocks().length;
    here.pool.forgetEventsFrom(2);
    const again = wallet(here, { store: own.store });
    await again.until(() => again.money().scan.kind === 'ready');
    expect(again.money().shieldedCents).toBe(9_000n);
    expect(blocks).toBeGreaterThan(2);
    expect(here.pool.spent.size).toBe(2);
  });

  it('M-39 notes of two trees come together: the older one moves into the newest tree first', async () => {
    const here = world({ treeCapacity: 2 });
    for (const [i, cents] of [3_000n, 100n, 2_500n].entries()) here.pool.deposit(payTo(i), cents);
    const own = wallet(here);
    await own.pay();
    await own.until(own.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
    expect(own.money().shieldedCents).toBe(600n);
  });
});
