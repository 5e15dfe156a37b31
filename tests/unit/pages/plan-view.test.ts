import { describe, expect, it } from 'vitest';
import {
  arrivalsOn,
  arrivedOf,
  canCancel,
  isHeld,
  lengthMs,
  progressOf,
  tellingOf,
  totalCents,
  wasPaidBefore,
} from '@/components/money/plan-view';
import type { PayoutPlan, StepState } from '@/lib/shared/card/money/plan-state';

const withdrawn = { withdrawTx: '0x1', withdrawnAtMs: 1 };
const PLANNED: StepState = { phase: 'planned' };
const PROVING: StepState = { phase: 'proving' };
const WAITING: StepState = { phase: 'withdrawn', ...withdrawn };
const ARRIVED: StepState = { phase: 'arrived', ...withdrawn, forwardTx: '0x2', arrivedAtMs: 2 };
const CANCELLED: StepState = { phase: 'cancelled' };
const FAILED: StepState = { phase: 'failed', code: 'SPEND_REFUSED', during: 'withdrawing' };

const plan = (status: PayoutPlan['status'], ...states: StepState[]): PayoutPlan => ({
  id: 'p',
  kind: 'spread',
  toAccount: `0x${'1'.repeat(40)}`,
  budgetCents: '0',
  createdAtMs: 1000,
  isScaled: true,
  isAutomatic: false,
  status,
  steps: states.map((state, accountIndex) => ({
    amountCents: '5000',
    accountIndex,
    account: `0x${'2'.repeat(40)}`,
    withdrawAtMs: 2000 + 1000 * accountIndex,
    forwardDelayMs: 500,
    state,
    retry: null,
  })),
});

describe('plan-view', () => {
  it('PLAN-01 a payment on its one-time account is still under way', () => {
    expect(
      [PLANNED, WAITING, ARRIVED, CANCELLED, FAILED].map((state) => progressOf({ status: 'running' }, { state })),
    ).toEqual(['todo', 'current', 'done', 'todo', 'failed']);
  });

  it('PLAN-02 while paused everything that was not sent stands still, also on its one-time account', () => {
    const consolidating: StepState = { phase: 'consolidating', request: null, jobId: null };
    for (const state of [PLANNED, PROVING, WAITING, consolidating]) {
      expect([isHeld({ status: 'paused' }, { state }), progressOf({ status: 'paused' }, { state })]).toEqual([
        true,
        'todo',
      ]);
      expect(isHeld({ status: 'running' }, { state })).toBe(false);
    }
    expect(isHeld({ status: 'paused' }, { state: ARRIVED })).toBe(false);
  });

  it('PLAN-03 stopping is offered only while something has not left', () => {
    expect(canCancel(plan('running', ARRIVED, PLANNED))).toBe(true);
    expect(canCancel(plan('running', PROVING))).toBe(true);
    expect(canCancel(plan('running', FAILED, ARRIVED))).toBe(true);
    expect(canCancel(plan('paused', PLANNED))).toBe(true);
    expect(canCancel(plan('running', WAITING, ARRIVED))).toBe(false);
    expect(canCancel(plan('cancelled', CANCELLED))).toBe(false);
  });

  it.each([
    ['running', plan('running', ARRIVED, PLANNED)],
    ['running', plan('running', FAILED, PLANNED)],
    ['failed', plan('running', FAILED, ARRIVED)],
    ['paused', plan('paused', ARRIVED, PLANNED)],
    ['stopping', plan('cancelled', WAITING, CANCELLED)],
    ['cancelled', plan('cancelled', ARRIVED, CANCELLED)],
    ['cancelled', plan('done', ARRIVED, CANCELLED)],
    ['done', plan('done', ARRIVED, ARRIVED)],
  ] as const)('PLAN-04 the sentence is "%s"', (telling, told) => {
    expect(tellingOf(told)).toBe(telling);
  });

  it('PLAN-05 totals and lengths follow from the payments', () => {
    const two = plan('running', ARRIVED, PLANNED);
    expect([arrivedOf(two), totalCents(two), lengthMs(two)]).toEqual([1, 10_000n, 2500]);
  });

  it('PLAN-06 an account that was paid before is known again, however its address is written', () => {
    const account = `0x${'a'.repeat(40)}` as const;
    const entry = { id: 'f', amountCents: 500n, atSec: 1, period: null, account, txHash: '0x1' };
    expect(wasPaidBefore([{ ...entry, kind: 'forwarded' }], `0x${'A'.repeat(40)}`)).toBe(true);
    expect(wasPaidBefore([{ ...entry, kind: 'withdrawal' }], account)).toBe(false);
    expect(wasPaidBefore([{ ...entry, kind: 'forwarded' }], `0x${'b'.repeat(40)}`)).toBe(false);
    // What makes the page ask for an account's balance: nothing that happens in the pool does (docs/privacy.md).
    const kinds = ['supplement', 'wage', 'withdrawal', 'consolidation', 'forwarded'] as const;
    expect(kinds.map((kind) => arrivalsOn([{ ...entry, kind }], account))).toEqual([0, 0, 0, 0, 1]);
  });
});
