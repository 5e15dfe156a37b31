import { describe, expect, it } from 'vitest';
import { currentMessages } from '@/lib/client/card/current-messages';
import { EMPTY_SNAPSHOT } from '@/lib/client/card/empty-snapshot';
import type { AdvanceRecord, ClaimPhase, ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { CardMessage } from '@/lib/shared/card/messages';
import type { MonthOutcome } from '@/lib/shared/card/month';

const PERIOD = 202610;
const message = (kind: CardMessage['kind'], issuerName: string | null = null): CardMessage => ({
  ...{ id: kind, kind, atMs: 1, read: false, period: PERIOD },
  ...{ scheme: 'pw', issuerName, amountCents: null, code: null, diagnosisCode: null, reason: null },
  ...{ decision: null, decisionReason: null, askedIssuer: null },
});
const claimIn = (phase: ClaimPhase) => ({ period: PERIOD, state: { phase } }) as unknown as ClaimRecord;
const awaiting = (...names: string[]) =>
  ({ kind: 'awaiting', awaiting: names.map((issuerName) => ({ issuerName })) }) as unknown as MonthOutcome;
const monthWith = (outcome: MonthOutcome) =>
  ({ period: PERIOD, outcome, other: null, claim: null, normMonths: null }) as const;
const kinds = (state: Partial<Parameters<typeof currentMessages>[0]>) =>
  currentMessages({ messages: [], claims: [], months: [], asbestos: EMPTY_SNAPSHOT.asbestos, ...state }).map(
    ({ kind }) => kind,
  );

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

  it('MSG-12 asks to apply for the lump sum while it waits for the click, and for the amount of now', () => {
    const asked = (amountCents: string): CardMessage => ({ ...message('apply-now'), id: amountCents, amountCents });
    const messages = [asked('2401000'), asked('2567900')];
    const withRecord = (phase: ClaimPhase) => ({
      ...EMPTY_SNAPSHOT.asbestos,
      record: { amountCents: '2567900', state: { phase } } as unknown as AdvanceRecord,
    });
    const shown = (phase: ClaimPhase) =>
      currentMessages({ messages, claims: [], months: [], asbestos: withRecord(phase) }).map(({ id }) => id);
    expect(shown('confirm-needed')).toEqual(['2567900']);
    expect(shown('proving')).toEqual([]);
    expect(kinds({ messages })).toEqual([]);
  });
});
