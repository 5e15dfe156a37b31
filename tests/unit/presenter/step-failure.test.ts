import { describe, expect, test } from 'vitest';
import { type RunPorts, type RunUpdate, runStep } from '@/lib/client/presenter/run-step';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { PersonaReport, RunReport, StageMessage } from '@/lib/shared/presenter/persona-message';
import { persona } from '@/lib/shared/presenter/personas';
import { isReached, type Known } from '@/lib/shared/presenter/progress';
import { LOAD_SIZES, SCRIPT, type Step } from '@/lib/shared/presenter/script';
import { leaksOf } from '@/lib/shared/presenter/search-leaks';
import { failureOf, STEP_FAILURES } from '@/lib/shared/presenter/step-failure';
import type { Run, Stage } from '@/lib/shared/schemas/presenter-api';
import { searchedChain } from './searched';

const MONTH = 202607;
const report = (over: Partial<PersonaReport> = {}): PersonaReport => ({
  ...{ kind: 'voorzien.persona', person: 'sjoerd', phase: 'ready', error: null, consent: true, entitled: true },
  ...{ claims: [], months: [], advance: null, tasks: [] },
  ...over,
});
const moving = (phase: string): RunReport => ({ phase, amountCents: '1', timeline: [], code: null });
const claim = (phase: string, period = MONTH) => ({ ...moving(phase), scheme: 'pw', period });
const run = (over: Partial<Run>): Run => ({
  ...{ id: 'run-1', kind: 'attack', name: 'second-claim', status: 'running', startedAtMs: 1_100, endedAtMs: null },
  ...{ lines: [], samples: [] },
  ...over,
});
const known = (over: Partial<Known>): Known => ({
  ...{ persona: persona('sjoerd'), period: MONTH, reports: new Map(), stage: null, sinceMs: 1_000 },
  ...{ searched: false, leaks: 0 },
  ...over,
});
const says = (over: Partial<PersonaReport>) => known({ reports: new Map([['sjoerd', report(over)]]) });
const runs = (over: Partial<Run>) => known({ stage: { profile: 'instant', phase: 'ready', run: run(over) } });

describe('what stands in the way of a step', () => {
  test('PRS-50 a claim of this month that failed, and not one of another month', () => {
    expect(failureOf({ kind: 'arrived' }, says({ claims: [claim('failed')] }))).toBe('claim');
    expect(failureOf({ kind: 'arrived' }, says({ claims: [claim('failed', 202606)] }))).toBeNull();
    expect(failureOf({ kind: 'arrived' }, says({ claims: [claim('proving')] }))).toBeNull();
    expect(failureOf({ kind: 'task', task: 'paid' }, says({ advance: moving('failed') }))).toBe('claim');
  });

  test('PRS-51 a month without a table, and one that came to something else than the story tells', () => {
    const month = (outcome: string) => says({ months: [{ period: MONTH, outcome }] });
    expect(failureOf({ kind: 'arrived' }, month('no-policy'))).toBe('noPolicy');
    expect(failureOf({ kind: 'arrived' }, month('no-right'))).toBe('otherOutcome');
    expect(failureOf({ kind: 'arrived' }, month('awaiting'))).toBeNull();
    expect(failureOf({ kind: 'arrived' }, month('right'))).toBeNull();
    expect(failureOf({ kind: 'outcome', outcome: 'no-right' }, month('no-policy'))).toBe('noPolicy');
    expect(failureOf({ kind: 'outcome', outcome: 'no-right' }, month('right'))).toBe('otherOutcome');
    expect(failureOf({ kind: 'outcome', outcome: 'no-right' }, month('no-right'))).toBeNull();
    expect(failureOf({ kind: 'arrived' }, { ...month('no-policy'), period: 202608 })).toBeNull();
  });

  test('PRS-52 a run of this step that did not hold, a pace that did not come, a part that the card calls failed', () => {
    const attack = { kind: 'run', name: 'second-claim' } as const;
    expect(failureOf(attack, runs({ status: 'failed' }))).toBe('run');
    expect(failureOf(attack, runs({ status: 'cancelled' }))).toBe('cancelled');
    expect(failureOf(attack, runs({ status: 'failed', startedAtMs: 900 }))).toBeNull();
    expect(failureOf(attack, runs({ status: 'running' }))).toBeNull();
    const pace = { kind: 'pace', profile: 'rollup' } as const;
    const stage = { profile: 'instant', phase: 'failed', run: null } as const;
    expect(failureOf(pace, known({ stage }))).toBe('pace');
    expect(failureOf(pace, known({ stage: { ...stage, phase: 'switching' } }))).toBeNull();
    const tasks = [{ key: 'confirmed', state: 'failed' }];
    expect(failureOf({ kind: 'task', task: 'confirmed' }, says({ tasks }))).toBe('task');
  });

  test('PRS-53 a search that found what nobody should find is no step done', () => {
    const clean = known({ searched: true });
    expect([isReached({ kind: 'search' }, clean), failureOf({ kind: 'search' }, clean)]).toEqual([true, null]);
    const found = known({ searched: true, leaks: 1 });
    expect([isReached({ kind: 'search' }, found), failureOf({ kind: 'search' }, found)]).toEqual([false, 'found']);
  });

  test('PRS-53 every search of the step counts, what is public by design and the plain chain do not', () => {
    const result = (hitCount: number, designCount: number) => ({
      ...{ text: 'x', forms: [], tookMs: 1 },
      chains: [searchedChain('income', { hitCount, designCount }), searchedChain('naive', { hitCount: 9 })],
    });
    const clean = result(2, 2);
    const traces = { name: clean, account: clean, holder: null };
    expect(leaksOf({ traces, amounts: [clean], incomes: [] })).toBe(0);
    expect(leaksOf({ traces, amounts: [clean, result(1, 0)], incomes: [] })).toBe(1);
    expect(leaksOf({ traces: { ...traces, holder: result(3, 1) }, amounts: [], incomes: [result(1, 0)] })).toBe(3);
  });

  test('PRS-54 the last step is a load run of the smallest size, and done when that one has held', () => {
    const { awaits } = SCRIPT.at(-1) as Step;
    expect(awaits).toEqual({ kind: 'load', citizens: Math.min(...LOAD_SIZES) });
    const load = { kind: 'scale', name: String(LOAD_SIZES[0]) } as const;
    expect(isReached(awaits, runs({ ...load, status: 'held' }))).toBe(true);
    expect(isReached(awaits, runs({ ...load, status: 'running' }))).toBe(false);
    expect(isReached(awaits, runs({ ...load, status: 'held', startedAtMs: 900 }))).toBe(false);
    expect(isReached(awaits, runs({ ...load, name: '100', status: 'held' }))).toBe(false);
    expect(failureOf(awaits, runs({ ...load, status: 'failed' }))).toBe('run');
  });

  test.each([
    ['nl', nl],
    ['en', en],
  ])('PRS-55 each has a sentence of its own (%s)', (_, { presenter }) => {
    const sentences: Readonly<Record<string, string>> = presenter.script.failures;
    expect(Object.keys(sentences).sort()).toEqual([...STEP_FAILURES].sort());
    expect(new Set(Object.values(sentences)).size).toBe(STEP_FAILURES.length);
  });
});

type Moment = { readonly atMs: number; readonly report?: PersonaReport; readonly stage?: Pick<Stage, 'run' | 'phase'> };

/** A stage of which time only passes when it is waited for; it stops the step when nothing more happens. */
function world(happens: readonly Moment[]) {
  let nowMs = 0;
  const asked: string[] = [];
  const told: StageMessage[] = [];
  const stop = new AbortController();
  const past = () => happens.filter(({ atMs }) => atMs <= nowMs);
  const ports = {
    api: {
      step: async (step: string) => ({ step, period: MONTH, deeds: [], next: null, end: null }),
      attack: async (name: string) => void asked.push(name),
      scale: async (citizens: number) => void asked.push(`scale ${citizens}`),
    },
    reports: () => new Map(past().flatMap(({ report: one }) => (one ? [[one.person, one] as const] : []))),
    stage: () => past().findLast(({ stage }) => stage)?.stage ?? null,
    tell: (_person: string, message: StageMessage) => told.push(message) > 0,
    present: () => undefined,
    search: async () => 0,
    nowMs: () => nowMs,
    sleep: async (ms: number) => {
      nowMs += ms;
      if (nowMs > 60_000) stop.abort(new Error('for ever'));
    },
  } as unknown as RunPorts;
  const perform = async (id: string) => {
    const step = SCRIPT.find((one) => one.id === id) as Step;
    const updates: RunUpdate[] = [];
    const end = await runStep(step, MONTH, ports, (update) => updates.push(update), stop.signal).then(
      () => 'done',
      (error: Error) => error.message,
    );
    return { end, failures: updates.flatMap((update) => ('failure' in update ? [update.failure] : [])) };
  };
  return { perform, asked, told };
}

describe('a step with something in its way', () => {
  test('PRS-56 is told at once what it is, once, and is looked after further', async () => {
    const { perform } = world([
      { atMs: 0, report: report() },
      { atMs: 900, report: report({ claims: [claim('proving')] }) },
      { atMs: 2_000, report: report({ claims: [claim('failed')] }) },
    ]);
    expect(await perform('july')).toEqual({ end: 'for ever', failures: ['claim'] });
  });

  test('PRS-56 is done after all when the card is tried again and the money comes', async () => {
    const { perform } = world([
      { atMs: 0, report: report() },
      { atMs: 2_000, report: report({ claims: [claim('failed')] }) },
      { atMs: 4_000, report: report({ claims: [claim('proving')] }) },
      { atMs: 9_000, report: report({ claims: [claim('arrived')] }) },
    ]);
    expect(await perform('july')).toEqual({ end: 'done', failures: ['claim', null] });
  });

  test('PRS-57 repeated, it takes up the claim that failed, and does not fail while the card begins', async () => {
    const { perform, told } = world([
      { atMs: 0, report: report({ claims: [claim('failed')] }) },
      { atMs: 1_500, report: report({ claims: [claim('proving')] }) },
      { atMs: 5_000, report: report({ claims: [claim('arrived')] }) },
    ]);
    expect(await perform('july')).toEqual({ end: 'done', failures: [] });
    expect(told).toContainEqual({ kind: 'voorzien.stage', act: 'retry', period: MONTH });
  });

  test('PRS-57 a failed application is taken up as well, and is not clicked at meanwhile', async () => {
    const leen = (over: Partial<PersonaReport>) => report({ person: 'leen', entitled: false, ...over });
    const { perform, told } = world([{ atMs: 0, report: leen({ advance: moving('failed') }) }]);
    expect(await perform('apply')).toEqual({ end: 'for ever', failures: ['claim'] });
    expect(told.filter(({ act }) => act === 'retry')).toHaveLength(1);
    expect(told.filter(({ act }) => act === 'command').length).toBeLessThan(3);
  });

  test('PRS-58 an attack that does not hold, and a load run of the smallest size that does', async () => {
    const stage = (over: Partial<Run>) => ({ phase: 'ready' as const, run: run({ startedAtMs: 0, ...over }) });
    const attack = world([{ atMs: 3_000, stage: stage({ status: 'failed' }) }]);
    expect(await attack.perform('attack')).toEqual({ end: 'for ever', failures: ['run'] });
    const size = String(LOAD_SIZES[0]);
    const load = world([{ atMs: 3_000, stage: stage({ kind: 'scale', name: size, status: 'held' }) }]);
    expect(await load.perform('scale')).toEqual({ end: 'done', failures: [] });
    expect(load.asked).toEqual([`scale ${size}`]);
  });
});
