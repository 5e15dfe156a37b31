import { describe, expect, it } from 'vitest';
import { asbestosTasks, type TaskFacts } from '@/lib/shared/card/asbestos-tasks';
import type { ClaimPhase, ClaimState } from '@/lib/shared/card/claim-progress';
import { type CalendarDay, calendarDay } from '@/lib/shared/domain/calendar-day';
import { eurCents } from '@/lib/shared/domain/cents';
import type { PanelRequest } from '@/lib/shared/schemas/advance-api';

const day = calendarDay(20260914);
const older = calendarDay(20260101);
const about = { diagnosisCode: 1, diagnosedOn: day, amountCents: eurCents(2_567_900n), article: 'Regeling TAS' };
const MAY = { kind: 'may-apply', ...about } as const;
const RIGHT = { kind: 'right', ...about } as const;
const REFUSED = { kind: 'refused', ...about, reason: 'not-shown', afterReview: false } as const;

const request = (
  status: PanelRequest['status'],
  diagnosisCode: number | null = 1,
  diagnosedOn: CalendarDay | null = day,
): PanelRequest => ({
  ...{
    id: '1',
    diagnosisCode,
    diagnosedOn,
    status,
    reason: null,
    askedAtMs: 1,
    decidedAtMs: null,
    reviewAskedAtMs: null,
  },
});
const states = (facts: Partial<TaskFacts>): string =>
  asbestosTasks({ outcome: { kind: 'none' }, requests: [], record: null, ...facts })
    .map(({ state }) => ({ done: 'D', ready: 'R', waiting: 'W', 'cannot-start': '-', failed: 'F' })[state])
    .join('');
const record = (phase: ClaimPhase, confirmedAtMs: number | null = 1, during = '') => ({
  state: { phase, during } as unknown as ClaimState,
  confirmedAtMs,
});

describe('the tasks from the statement to the money', () => {
  it('T-01 are seven, in order', () => {
    expect(asbestosTasks({ outcome: MAY, requests: [], record: null }).map(({ key }) => key)).toEqual([
      ...['received', 'panel-asked', 'confirmed', 'checked', 'applied', 'decided', 'paid'],
    ]);
  });

  it.each([
    ['no statement', {}, 'W------'],
    ['another scheme', { outcome: { kind: 'other-scheme', scheme: 'tsb', diagnosisCode: 3, article: '' } }, 'W------'],
    ['a statement', { outcome: MAY }, 'DR-----'],
    ['the panel is asked', { outcome: MAY, requests: [request('waiting')] }, 'DDW----'],
    ['the panel is asked about another diagnosis', { outcome: MAY, requests: [request('waiting', 2)] }, 'DR-----'],
    ['the consent was taken back', { outcome: MAY, requests: [request('withdrawn', null, null)] }, 'DR-----'],
    ['an older statement was refused', { outcome: MAY, requests: [request('refused', 1, older)] }, 'DR-----'],
    ['an older statement waits', { outcome: MAY, requests: [request('waiting', 1, older)] }, 'DDW----'],
    ['the panel confirmed, its statement is on its way', { outcome: MAY, requests: [request('confirmed')] }, 'DDW----'],
    ['the panel refused', { outcome: REFUSED, requests: [request('refused')] }, 'DDF----'],
    ['refused, before the requests are read', { outcome: REFUSED }, 'DDF----'],
    ['confirmed, before the application is made', { outcome: RIGHT }, 'DDD----'],
  ] as const)('T-02 %s', (_name, facts, expected) => {
    expect(states(facts)).toBe(expected);
  });

  it.each([
    ['confirm-needed', null, '', 'DDDR---'],
    ['confirm-needed', 1, '', 'DDDW---'],
    ['waiting', 1, '', 'DDDDW--'],
    ['proving', 1, '', 'DDDDW--'],
    ['sending', 1, '', 'DDDDW--'],
    ['sent', 1, '', 'DDDDDW-'],
    ['accepted', null, '', 'DDDDDDW'],
    ['triggered', null, '', 'DDDDDDW'],
    ['arrived', null, '', 'DDDDDDD'],
    ['failed', 1, 'proving', 'DDDDF--'],
    ['failed', 1, 'sent', 'DDDDDF-'],
    ['failed', 1, 'triggered', 'DDDDDDF'],
  ] as const)('T-03 the application is %s (click %s, failed during "%s")', (phase, click, during, expected) => {
    expect(states({ outcome: RIGHT, record: record(phase, click, during) })).toBe(expected);
    // What left the card needs no statement any more.
    if (phase === 'arrived') expect(states({ record: record(phase, click, during) })).toBe(expected);
  });
});
