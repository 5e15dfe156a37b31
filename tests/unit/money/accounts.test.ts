import { afterAll, describe, expect, it } from 'vitest';
import { memoryCardStore } from '@/lib/shared/card/card-data';
import { stopProver } from '@/lib/shared/card/groth16';
import type { PayoutPlan, StepState } from '@/lib/shared/card/money/plan-state';
import { cancelPlan } from '@/lib/shared/card/money/plan-steps';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashPayTo } from '@/lib/shared/protocol/hashes';
import { ACCOUNT, anna, wallet, world } from './support/wallet';

afterAll(() => stopProver());

const payTo = (counter: number) => hashPayTo(anna.secret, BigInt(counter) as FieldElement);

/** A payout of €50.00 whose browser is gone while the money is on its one-time account. */
async function leftBehind() {
  const here = world();
  here.pool.deposit(payTo(0), 5_000n);
  const first = wallet(here);
  const plan = await first.pay();
  const [step] = plan.steps;
  if (step === undefined) throw new Error('A payment was to be planned.');
  await first.until(() => first.phases()[0] === 'withdrawn');
  return { here, step };
}

describe('one-time accounts', { timeout: 300_000 }, () => {
  it('M-40 what an earlier payout left behind is sent on, also when nothing is left in the pool', async () => {
    const { here, step } = await leftBehind();
    const other = wallet(here);
    await other.agent.money.look();
    expect(other.money()).toMatchObject({ shieldedCents: 0n, onTheWayCents: 5_000n });
    await other.agent.money.sendOn(ACCOUNT);
    expect(other.plan().steps).toMatchObject([{ accountIndex: step.accountIndex, amountCents: '5000' }]);
    await expect(other.agent.money.sendOn(ACCOUNT)).rejects.toThrow('PLAN_RUNNING');
    await other.until(other.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
    expect(other.money().onTheWayCents).toBe(0n);
    await expect(other.agent.money.sendOn(ACCOUNT)).rejects.toThrow('BALANCE_TOO_LOW');
    await expect(other.agent.money.sendOn(`0x${'0'.repeat(40)}`)).rejects.toThrow('RECIPIENT_INVALID');
  });

  it('M-41 two browsers that took the same account for different amounts each pay all of theirs', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 5_000n);
    here.pool.deposit(payTo(1), 7_000n);
    const one = wallet(here);
    const two = wallet(here, { store: memoryCardStore() });
    await one.pay({ amountCents: 5_000n });
    await two.pay({ amountCents: 6_000n });
    expect(one.plan().steps[0]?.account).toBe(two.plan().steps[0]?.account);
    await one.until(one.isDone);
    await two.until(two.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(11_000n);
    expect(one.plan().steps[0]?.account).not.toBe(two.plan().steps[0]?.account);
  });

  it('M-45 plans that were stopped use up numbers, and what is paid beyond the gap is found, also from the secret alone', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 9_000n);
    const store = memoryCardStore();
    await store.update((data) => ({ ...data, money: { ...data.money, nextAccountIndex: 70 } }));
    const own = wallet(here, { store });
    await own.agent.follow();
    expect((await own.pay()).steps[0]?.accountIndex).toBe(70);
    await own.until(own.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(5_000n);
    const other = wallet(here);
    await other.agent.money.look();
    expect(other.money().entries.map(({ kind }) => kind)).toContain('forwarded');
    const plan = await other.pay({ amountCents: 1_000n });
    expect(plan.steps[0]?.accountIndex).toBe(71);
  });

  it('M-42 stopping takes back what failed in the pool, and not what failed after it had left', async () => {
    const failed = (during: string): StepState => ({ phase: 'failed', code: 'UNEXPECTED', during });
    const phases = ['proving', 'withdrawing', 'withdrawn', 'forwarding'];
    const plan = { status: 'running', steps: phases.map((during) => ({ state: failed(during) })) };
    // Cast: of a plan, cancelling reads the status and the steps' states alone.
    const { steps } = cancelPlan(plan as unknown as PayoutPlan);
    expect(steps.map(({ state }) => state.phase)).toEqual(['cancelled', 'cancelled', 'failed', 'failed']);
  });
});
