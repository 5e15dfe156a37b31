import { describe, expect, it } from 'vitest';
import { caseSteps } from '@/components/cases/case-steps';
import type { ClaimRecord, ClaimState } from '@/lib/shared/card/claim-progress';

const timeline: ClaimRecord['timeline'] = [
  { phase: 'statement-received', atMs: 1_000 },
  { phase: 'proving', atMs: 2_000 },
  { phase: 'sending', atMs: 5_000 },
  { phase: 'accepted', atMs: 6_000 },
];
const states = (state: ClaimState) => caseSteps({ state, timeline }).map((step) => step.state);

describe('caseSteps', () => {
  it('CASE-01 while proving, the statement is done and the proof is being made', () => {
    expect(states({ phase: 'proving', attempt: 1 })).toEqual(['done', 'current', 'todo', 'todo', 'todo']);
  });

  it('CASE-02 while the citizen must confirm, nothing spins', () => {
    expect(states({ phase: 'confirm-needed' })).toEqual(['done', 'todo', 'todo', 'todo', 'todo']);
  });

  it('CASE-03 a failure marks the step where it stopped and keeps what was reached', () => {
    expect(states({ phase: 'failed', code: 'CLAIM_REFUSED', during: 'sent' })).toEqual([
      'done',
      'done',
      'failed',
      'todo',
      'todo',
    ]);
  });

  it('CASE-04 the proof’s time is the moment that sending began, not that proving began', () => {
    const accepted: ClaimState = { phase: 'accepted', jobId: null, txHash: null, blockNumber: null, gasUsed: null };
    const proof = caseSteps({ state: accepted, timeline }).find(({ key }) => key === 'proof');
    expect(proof).toEqual({ key: 'proof', state: 'done', atMs: 5_000 });
  });

  it('CASE-09 a claim found on the chain has the time of its block, not of the moment this browser looked', () => {
    const found = { jobId: null, txHash: null, blockNumber: null, gasUsed: null, note: '1' };
    const payout = { payoutTxHash: '0x1', payoutBlockNumber: 1, payoutBlockTimeSec: 5 };
    const moments = caseSteps({
      state: { phase: 'arrived', ...found, ...payout },
      timeline: [
        { phase: 'statement-received', atMs: 90_000 },
        { phase: 'triggered', atMs: 91_000 },
        { phase: 'arrived', atMs: 92_000 },
      ],
    }).map(({ atMs }) => atMs);
    expect(moments).toEqual([null, null, null, 5_000, null]);
  });

  it('CASE-05 a step that was not reached has no time, whatever an earlier attempt left in the timeline', () => {
    const accepted = caseSteps({ state: { phase: 'proving', attempt: 2 }, timeline }).find(
      ({ key }) => key === 'accepted',
    );
    expect(accepted?.atMs).toBeNull();
  });
});
