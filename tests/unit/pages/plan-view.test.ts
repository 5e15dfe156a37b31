import { describe, expect, it } from 'vitest';
import {
  arrivedOf,
  canCancel,
  isOpen,
  lengthMs,
  progressOf,
  startingAt,
  tellingOf,
  totalCents,
} from '@/components/money/plan-view';
import type { PayoutPlan, StepState } from '@/lib/shared/card/money/plan-state';

const withdrawn = { withdrawTx: '0x1', withdrawnAtMs: 1 };
const PLANNED: StepState = { phase: 'planned' };
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
    expect([PLANNED, WAITING, ARRIVED, CANCELLED, FAILED].map((state) => progressOf({ state }))).toEqual([
      'todo',
      'current',
      'done',
      'todo',
      'failed',
    ]);
  });

  it('PLAN-02 a cancelled plan stands in the way until what had left has arrived', () => {
    expect(isOpen(plan('cancelled', WAITING, CANCELLED))).toBe(true);
    expect(isOpen(plan('cancelled', ARRIVED, CANCELLED))).toBe(false);
    expect(isOpen(plan('paused', PLANNED))).toBe(true);
    expect(isOpen(plan('done', ARRIVED))).toBe(false);
  });

  it('PLAN-03 stopping is offered only while something has not left', () => {
    expect(canCancel(plan('running', ARRIVED, PLANNED))).toBe(true);
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
    ['done', plan('done', ARRIVED, ARRIVED)],
  ] as const)('PLAN-04 the sentence is "%s"', (telling, told) => {
    expect(tellingOf(told)).toBe(telling);
  });

  it('PLAN-05 totals and lengths follow from the payments', () => {
    const two = plan('running', ARRIVED, PLANNED);
    expect([arrivedOf(two), totalCents(two), lengthMs(two)]).toEqual([1, 10_000n, 2500]);
  });

  it('PLAN-06 reading the answers over moves every payment by the same time, and changes nothing else', () => {
    const proposed = plan('running', PLANNED, PLANNED);
    const started = startingAt(proposed, 41_000);
    expect(started.createdAtMs).toBe(41_000);
    expect(started.steps.map(({ withdrawAtMs }) => withdrawAtMs)).toEqual([42_000, 43_000]);
    expect(lengthMs(started)).toBe(lengthMs(proposed));
    expect(proposed.createdAtMs).toBe(1000);
  });
});
