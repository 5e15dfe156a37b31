import { describe, expect, it } from 'vitest';
import { currentMessages } from '@/lib/client/card/current-messages';
import type { ClaimPhase, ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { CardMessage } from '@/lib/shared/card/messages';
import type { MonthOutcome } from '@/lib/shared/card/month';

const PERIOD = 202610;
const message = (kind: CardMessage['kind'], issuerName: string | null = null): CardMessage => ({
  ...{ id: kind, kind, atMs: 1, read: false, period: PERIOD },
  ...{ scheme: 'pw', issuerName, amountCents: null, code: null },
});
const claimIn = (phase: ClaimPhase) => ({ period: PERIOD, state: { phase } }) as unknown as ClaimRecord;
const awaiting = (...names: string[]) =>
  ({ kind: 'awaiting', awaiting: names.map((issuerName) => ({ issuerName })) }) as unknown as MonthOutcome;
const monthWith = (outcome: MonthOutcome) =>
  ({ period: PERIOD, outcome, other: null, claim: null, normMonths: null }) as const;
const kinds = (state: Partial<Parameters<typeof currentMessages>[0]>) =>
  currentMessages({ messages: [], claims: [], months: [], ...state }).map(({ kind }) => kind);

describe('currentMessages', () => {
  it('MSG-10 asks to confirm only while a month waits for it', () => {
    const messages = [message('supplement-arrived'), message('confirm-needed')];
    expect(kinds({ messages, claims: [claimIn('confirm-needed')] })).toEqual(['supplement-arrived', 'confirm-needed']);
    expect(kinds({ messages, claims: [claimIn('arrived')] })).toEqual(['supplement-arrived']);
    expect(kinds({ messages })).toEqual(['supplement-arrived']);
  });

  it('MSG-11 waits only for the statements that are still awaited', () => {
    const messages = [message('statement-awaited', 'A, B')];
    expect(kinds({ messages, months: [monthWith(awaiting('A', 'B'))] })).toEqual(['statement-awaited']);
    expect(kinds({ messages, months: [monthWith(awaiting('B'))] })).toEqual([]);
    expect(kinds({ messages })).toEqual([]);
  });
});
