import { describe, expect, it } from 'vitest';
import { pageOf, TOTALS_PER_PAGE } from '@/components/verify/page-of-totals';
import { technicalFacts } from '@/components/verify/technical-facts';
import { statusView, stepNumber, stepViews } from '@/components/verify/verify-view';
import type { Verification } from '@/lib/client/tally/use-verification';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import { eurCents } from '@/lib/shared/domain/cents';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { REFUSALS, type StepEvent, VERIFY_STEPS } from '@/lib/shared/tally/steps';

const passed: StepEvent = {
  step: 'count',
  state: 'passed',
  facts: { claims: 10, minimum: 10, capSumCents: eurCents(9n) },
};
const running: StepEvent = { step: 'sum', state: 'running', progress: { unit: 'claims', done: 1, total: 10 } };
const refused: StepEvent = { step: 'sum', state: 'refused', reason: 'sum-differs', detail: { x: '1' } };
const statesOf = (verification: Verification) => stepViews(verification).map(({ state }) => state);

describe('the check of a total as it is shown', () => {
  it('V-30 shows all seven steps from the start, in order', () => {
    const views = stepViews({ phase: 'idle' });
    expect(views.map(({ step }) => step)).toEqual([...VERIFY_STEPS]);
    expect(new Set(views.map(({ state }) => state))).toEqual(new Set(['todo']));
    expect(stepNumber('pool')).toBe(7);
    expect(statusView({ phase: 'idle' })).toEqual({ key: 'idle' });
  });

  it('V-30 a step runs, is right, or is wrong', () => {
    expect(statesOf({ phase: 'running', events: [passed, running] }).slice(0, 3)).toEqual(['todo', 'done', 'current']);
    expect(statusView({ phase: 'running', events: [passed, running] })).toEqual({ key: 'running', step: 'sum' });
    expect(statesOf({ phase: 'running', events: [] }).slice(0, 2)).toEqual(['current', 'todo']);
    expect(statusView({ phase: 'running', events: [] })).toEqual({ key: 'running', step: 'read' });
    const outcome = { kind: 'refused', step: 'sum', reason: 'sum-differs' } as const;
    const done: Verification = { phase: 'done', events: [passed, refused], outcome };
    expect(statesOf(done).slice(1, 4)).toEqual(['done', 'failed', 'todo']);
    expect(statusView(done)).toEqual({ key: 'refused' });
  });

  it('V-31 a step that was stopped, or got no answer, is neither right nor wrong', () => {
    const outcome = { kind: 'unreachable', step: 'sum' } as const;
    for (const verification of [
      { phase: 'cancelled', events: [passed, running] },
      { phase: 'failed', events: [passed, running], code: 'ARTIFACT_UNAVAILABLE' },
      { phase: 'done', events: [passed, running], outcome },
    ] as const satisfies Verification[]) {
      expect(statesOf(verification).slice(1, 3)).toEqual(['done', 'todo']);
    }
  });

  it('V-31 a total that the chain does not know is one not to be trusted', () => {
    expect(statusView({ phase: 'done', events: [], outcome: { kind: 'unknown' } })).toEqual({ key: 'refused' });
    const early = { kind: 'not-opened', state: 'closed', shares: 1 } as const;
    expect(statusView({ phase: 'done', events: [], outcome: early })).toEqual({ key: 'notOpened' });
  });

  it('V-32 the technical details hold what each step used, and of a step that failed what it saw', () => {
    const sum: StepEvent = { step: 'sum', state: 'passed', facts: { c1: BASE8, c2: BASE8 } };
    expect(technicalFacts([passed, sum, running]).map(({ term }) => term)).toEqual(['capSum', 'c1', 'c2']);
    expect(technicalFacts([refused])).toEqual([
      { key: 'refusal', term: 'refusal', value: { kind: 'text', text: 'sum-differs; x: 1' } },
    ]);
    const holder = {
      holder: '0x00000000000000000000000000000000000000aa',
      part: BASE8,
      registeredIn: '0x01',
      share: BASE8,
      sharedIn: '0x02',
    } as const;
    const shares: StepEvent = {
      step: 'shares',
      state: 'passed',
      facts: { tallyKey: BASE8, composedIn: '0x03', holders: [holder, holder] },
    };
    const facts = technicalFacts([shares]);
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
    expect(facts.map(({ number }) => number)).toContain(2);
  });

  it.each([nl, en])('V-33 every reason not to trust a number has its words', ({ verify }) => {
    expect(Object.keys(verify.refusals).sort()).toEqual([...REFUSALS].sort());
  });
});

describe('pages of totals', () => {
  it('V-34 an address that names no page gives the nearest that there is', () => {
    expect(pageOf(undefined, 0)).toEqual({ page: 1, pages: 1, from: 0, to: 0, all: 0 });
    expect(pageOf('2', 2 * TOTALS_PER_PAGE + 1)).toMatchObject({
      page: 2,
      pages: 3,
      from: TOTALS_PER_PAGE + 1,
      to: 2 * TOTALS_PER_PAGE,
    });
    expect(pageOf('99', TOTALS_PER_PAGE + 1)).toMatchObject({ page: 2, from: TOTALS_PER_PAGE + 1 });
    for (const asked of ['0', '-1', 'x', '1e3', ['2'], '9'.repeat(40)]) expect(pageOf(asked, 60).page).toBe(1);
  });
});
