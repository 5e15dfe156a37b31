import { describe, expect, test } from 'vitest';
import { etherOf, euroOf, readPrice } from '@/lib/shared/presenter/cost';
import { latencyOf } from '@/lib/shared/presenter/latency';
import type { PersonaReport } from '@/lib/shared/presenter/persona-message';
import { persona } from '@/lib/shared/presenter/personas';
import { isReached, isReady, type Known } from '@/lib/shared/presenter/progress';

const report = (person: string, over: Partial<PersonaReport> = {}): PersonaReport => ({
  ...{ kind: 'voorzien.persona', person, phase: 'ready', error: null, consent: true, entitled: true },
  ...{ claims: [], months: [], advance: null, tasks: [] },
  ...over,
});
const of = (...reports: PersonaReport[]) => new Map(reports.map((one) => [one.person, one]));
const known = (over: Partial<Known>): Known => ({
  ...{
    persona: persona('sjoerd'),
    period: 202607,
    reports: new Map(),
    stage: null,
    searched: false,
    leaks: 0,
    sinceMs: 1_000,
  },
  ...over,
});

describe('what a step waits for', () => {
  test('PRS-10 a card is ready when it is open, agreed and in the register, and so is its partner’s', () => {
    expect(isReady(persona('sjoerd'), of())).toBe(false);
    expect(isReady(persona('sjoerd'), of(report('sjoerd', { entitled: false })))).toBe(false);
    expect(isReady(persona('sjoerd'), of(report('sjoerd', { consent: false })))).toBe(false);
    expect(isReady(persona('sjoerd'), of(report('sjoerd')))).toBe(true);
    expect(isReady(persona('fatima'), of(report('fatima', { entitled: false })))).toBe(true);
    expect(isReady(persona('chris'), of(report('chris')))).toBe(false);
    expect(isReady(persona('chris'), of(report('chris'), report('dewi', { entitled: false })))).toBe(true);
  });

  test('PRS-11 money of another month is not this step’s', () => {
    const claim = { scheme: 'pw', period: 202606, phase: 'arrived', amountCents: '1', timeline: [], code: null };
    const there = known({ reports: of(report('sjoerd', { claims: [claim] })) });
    expect(isReached({ kind: 'arrived' }, there)).toBe(false);
    expect(isReached({ kind: 'arrived' }, { ...there, period: 202606 })).toBe(true);
  });

  test('PRS-12 only a run that began after the step counts', () => {
    const run = {
      ...{ id: 'r', kind: 'attack' as const, name: 'second-claim', status: 'held' as const, startedAtMs: 900 },
      ...{ endedAtMs: 950, lines: [], samples: [] },
    };
    const stage = { profile: 'instant', phase: 'ready', run } as const;
    const awaits = { kind: 'run', name: 'second-claim' } as const;
    expect(isReached(awaits, known({ stage }))).toBe(false);
    expect(isReached(awaits, known({ stage: { ...stage, run: { ...run, startedAtMs: 1_100 } } }))).toBe(true);
  });

  test('PRS-12 a pace is in force once the stage is ready again', () => {
    const awaits = { kind: 'pace', profile: 'rollup' } as const;
    const stage = { profile: 'rollup', phase: 'switching', run: null } as const;
    expect(isReached(awaits, known({ stage }))).toBe(false);
    expect(isReached(awaits, known({ stage: { ...stage, phase: 'ready' } }))).toBe(true);
  });
});

describe('the meter', () => {
  test('PRS-13 each stage is the time between two phases; what has not happened is not measured', () => {
    const timeline = [
      { phase: 'statement-received', atMs: 1_300 },
      { phase: 'proving', atMs: 1_350 },
      { phase: 'sending', atMs: 3_000 },
      { phase: 'sent', atMs: 3_050 },
      { phase: 'accepted', atMs: 3_200 },
    ];
    expect(latencyOf(1_000, timeline)).toEqual({
      stages: [
        { stage: 'delivery', ms: 300 },
        { stage: 'proof', ms: 1_650 },
        { stage: 'relay', ms: 50 },
        { stage: 'transaction', ms: 150 },
        { stage: 'crossing', ms: null },
        { stage: 'opening', ms: null },
      ],
      totalMs: null,
    });
    const whole = [...timeline, { phase: 'triggered', atMs: 3_700 }, { phase: 'arrived', atMs: 3_800 }];
    expect(latencyOf(1_000, whole).totalMs).toBe(2_800);
    expect(latencyOf(null, whole).totalMs).toBeNull();
  });
});

describe('costs', () => {
  test('PRS-14 gas times price times rate', () => {
    expect(etherOf(250_000, 2)).toBeCloseTo(0.0005);
    expect(euroOf(250_000, 2, 3_000)).toBeCloseTo(1.5);
    expect(['1', '0,5', ' 2.25 ', '', '-1', 'x', '1e9'].map(readPrice)).toEqual([1, 0.5, 2.25, null, null, null, null]);
  });
});
