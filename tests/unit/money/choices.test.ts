import { afterAll, describe, expect, it } from 'vitest';
import { EMPTY_CARD } from '@/lib/shared/card/card-data';
import { stopProver } from '@/lib/shared/card/groth16';
import type { PayoutPlan } from '@/lib/shared/card/money/plan-state';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashPayTo } from '@/lib/shared/protocol/hashes';
import { ACCOUNT, anna, config, wallet, world } from './support/wallet';

afterAll(() => stopProver());

const payTo = (counter: number) => hashPayTo(anna.secret, BigInt(counter) as FieldElement);

function funded(...amounts: bigint[]) {
  const here = world();
  for (const [i, cents] of amounts.entries()) here.pool.deposit(payTo(i), cents);
  return here;
}

describe('what a citizen asks for', () => {
  it('M-50 S-18 a recipient that is zero, the pool, the token or malformed is refused, before and at the start', async () => {
    const own = wallet(funded(9_000n));
    await own.agent.money.look();
    const { payoutPool, euroToken } = config.contracts;
    const wish = { kind: 'at-once', amountCents: 5_000n } as const;
    const plan = own.agent.money.propose({ ...wish, toAccount: ACCOUNT });
    for (const toAccount of [`0x${'0'.repeat(40)}`, payoutPool, euroToken, '0x12', 'anna.eth'] as `0x${string}`[]) {
      expect(() => own.agent.money.propose({ ...wish, toAccount })).toThrow('RECIPIENT_INVALID');
      await expect(own.agent.money.start({ ...plan, toAccount })).rejects.toThrow('RECIPIENT_INVALID');
    }
    expect(own.money().plan).toBeNull();
  });

  it('M-51 more than the balance, too little, and a second plan are refused', async () => {
    const own = wallet(funded(9_000n));
    await own.agent.money.look();
    const propose = (amountCents: bigint) =>
      own.agent.money.propose({ kind: 'at-once', amountCents, toAccount: ACCOUNT });
    expect(() => propose(9_001n)).toThrow('BALANCE_TOO_LOW');
    expect(() => propose(499n)).toThrow('AMOUNT_TOO_SMALL');
    const plan = propose(9_000n);
    const dear: PayoutPlan = { ...plan, steps: plan.steps.map((step) => ({ ...step, amountCents: '9001' })) };
    await expect(own.agent.money.start(dear)).rejects.toThrow('BALANCE_TOO_LOW');
    await own.agent.money.start(plan);
    await expect(own.agent.money.start(plan)).rejects.toThrow('PLAN_RUNNING');
  });

  it('M-52 a paused plan sends nothing; a cancelled one leaves the money, and makes room for the next', async () => {
    const here = funded(9_000n);
    const own = wallet(here);
    const first = await own.pay();
    await own.agent.money.pause();
    await own.until(() => own.money().scan.kind === 'ready');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(own.phases()).toEqual(['planned']);
    await own.agent.money.cancel();
    expect(own.plan()).toMatchObject({ status: 'cancelled', steps: [{ state: { phase: 'cancelled' } }] });
    const second = await own.pay();
    // Its one-time account is another: the first one's is known to whoever saw the plan.
    expect(second.steps[0]?.account).not.toBe(first.steps[0]?.account);
    expect(here.pool.countOf('spend')).toBe(0);
  });

  it.each([
    [3_600_000, false],
    [12_000, true],
  ])(
    'M-53 payments that fell due in a closed tab do not leave at one moment: within %d ms, scaled: %s',
    async (mostMs, isScaled) => {
      const here = funded(9_000n);
      const nowMs = here.clock.nowMs();
      const plan = await wallet(here).pay({ kind: 'spread', amountCents: 2_000n });
      const late = plan.steps.map((step, i) => ({ ...step, withdrawAtMs: nowMs - 3_600_000 + i }));
      const old: PayoutPlan = { ...plan, isScaled, steps: late };
      const own = wallet(here, { data: { ...EMPTY_CARD, money: { ...EMPTY_CARD.money, plan: old } } });
      await own.until(() => own.money().plan?.steps.every(({ withdrawAtMs }) => withdrawAtMs > nowMs) === true);
      expect(new Set(own.plan().steps.map(({ withdrawAtMs }) => withdrawAtMs)).size).toBe(plan.steps.length);
      for (const { withdrawAtMs } of own.plan().steps) {
        expect(withdrawAtMs).toBeLessThan(here.clock.nowMs() + mostMs);
      }
      expect(here.pool.countOf('spend')).toBe(0);
    },
  );

  it('M-54 a second tab shows what the first one keeps', async () => {
    const here = funded(9_000n);
    const first = wallet(here);
    const second = wallet(here, { store: first.store });
    await first.pay();
    await second.agent.follow();
    await second.seen(() => second.money().shieldedCents === 9_000n);
    expect(second.plan().id).toBe(first.plan().id);
    await second.agent.money.pause();
    await first.agent.follow();
    expect(first.plan().status).toBe('paused');
  });

  it('M-55 a restored wallet opens a claim’s note whose amount nobody remembers', { timeout: 60_000 }, async () => {
    const here = world();
    here.pool.claimNote(anna.secret, 202610, 700n, 900n);
    const own = wallet(here);
    await own.agent.money.look();
    expect(own.money()).toMatchObject({ unopened: 1, shieldedCents: 0n });
    await own.until(() => own.money().shieldedCents === 700n);
    expect(own.money().unopened).toBe(0);
    expect(Object.values((await own.store.load()).money.knownAmounts)).toEqual(['700']);
  });
});

describe('without a plan, or by a standing order', { timeout: 300_000 }, () => {
  it('M-56 two small notes become one without showing anything', async () => {
    const here = funded(900n, 800n, 7_000n);
    const own = wallet(here);
    await own.agent.money.consolidate();
    const stop = own.start();
    await own.seen(() => own.money().notes.filter(({ status }) => status === 'spendable').length === 2);
    await stop();
    expect(here.pool.countOf('spend')).toBe(1);
    expect(own.money()).toMatchObject({ shieldedCents: 8_700n, pendingCents: 0n });
    expect(own.money().entries[0]).toMatchObject({ kind: 'consolidation', amountCents: 1_700n, account: null });
    const alone = wallet(funded(900n));
    await expect(alone.agent.money.consolidate()).rejects.toThrow('BALANCE_TOO_LOW');
  });

  it('M-57 automatic payout starts a plan whenever the budget is there, once in its time', async () => {
    const here = funded(9_000n);
    const own = wallet(here);
    await expect(own.agent.money.setAutomatic(true, 499n, ACCOUNT)).rejects.toThrow('AMOUNT_TOO_SMALL');
    await own.agent.money.setAutomatic(true, 500n, ACCOUNT);
    await own.until(own.isDone);
    const first = own.plan();
    expect(here.pool.balanceOf(ACCOUNT)).toBe(500n);
    await own.until(() => own.plan().id !== first.id);
    expect(own.plan().createdAtMs).toBeGreaterThanOrEqual(first.createdAtMs + config.payout.spreadSec * 1000);
    await own.agent.money.setAutomatic(false, 500n, null);
  });

  it('M-58 a wage is paid to the next counter', async () => {
    const here = funded(900n);
    const own = wallet(here);
    await own.agent.money.payDemoWage(150_000n);
    await own.agent.money.payDemoWage(150_000n);
    expect(own.money().shieldedCents).toBe(300_900n);
    expect(new Set(here.pool.blocks().map((event) => event.payTo)).size).toBe(4);
  });
});
