import { describe, expect, test } from 'vitest';
import { type PilotFacts, pilotStep } from '@/lib/client/presenter/pilot-step';
import { type RunPorts, type RunUpdate, runStep } from '@/lib/client/presenter/run-step';
import { AppError } from '@/lib/shared/errors/app-error';
import type { PersonaReport, StageMessage } from '@/lib/shared/presenter/persona-message';
import { SCRIPT, type Step } from '@/lib/shared/presenter/script';

const facts = (kind: string, over: Partial<PilotFacts['card']> = {}): PilotFacts => ({
  person: 'amina',
  wallet: { status: 'connected', connectorId: 'demo-amina' },
  card: {
    status: { kind } as PilotFacts['card']['status'],
    person: { id: 'amina', displayName: 'Amina Bouzid', story: '' },
    ...{ consent: null, modeChosen: false },
    ...over,
  },
});
const consent = { version: '1', givenAt: '', mode: null, modeAt: null };

describe('a window on its way to an open card', () => {
  test('PRS-30 one step after the other, and none while one is under way', () => {
    const steps = ['signed-out', 'locked', 'unlocking', 'failed', 'unbound', 'binding', 'ready', 'loading'].map(
      (kind) => pilotStep(facts(kind)),
    );
    expect(steps).toEqual(['sign-in', 'unlock', null, 'unlock', 'bind', null, 'consent', null]);
    expect(pilotStep(facts('ready', { consent }))).toBe('mode');
    expect(pilotStep(facts('ready', { consent, modeChosen: true }))).toBeNull();
  });

  test('PRS-30 another wallet is changed for the person’s own, and another session ended', () => {
    const other = { status: 'connected', connectorId: 'demo-bram' };
    expect(pilotStep({ ...facts('locked'), wallet: other })).toBe('connect');
    expect(pilotStep({ ...facts('locked'), wallet: { status: 'connecting', connectorId: null } })).toBeNull();
    const bram = { id: 'bram', displayName: '', story: '' };
    expect(pilotStep(facts('ready', { person: bram }))).toBe('sign-out');
  });
});

const report = (over: Partial<PersonaReport>): PersonaReport => ({
  ...{ kind: 'voorzien.persona', person: 'leen', phase: 'ready', error: null, consent: true, entitled: false },
  ...{ claims: [], months: [], advance: null, tasks: [] },
  ...over,
});
const stepOf = (id: string): Step => SCRIPT.find((one) => one.id === id) as Step;

/** A stage of which time only passes when it is waited for. */
function world(onStep: (id: string) => Promise<unknown>) {
  let now = 0;
  const told: StageMessage[] = [];
  const reports = new Map<string, PersonaReport>();
  const happen: [atMs: number, report: PersonaReport][] = [];
  const ports = {
    api: { step: onStep },
    reports: () => reports,
    stage: () => null,
    tell: (_person: string, message: StageMessage) => told.push(message) > 0,
    present: () => undefined,
    search: async () => 0,
    nowMs: () => now,
    sleep: async (ms: number) => {
      now += ms;
      for (const [atMs, one] of happen) if (atMs <= now) reports.set(one.person, one);
    },
  } as unknown as RunPorts;
  return { ports, told, reports, happen };
}

describe('a step', () => {
  test('PRS-31 first the card, then the citizen’s click until it is taken, then the others, then what follows', async () => {
    const order: string[] = [];
    const { ports, told, happen } = world(async (id) => {
      order.push(`act ${id}`);
      return { step: id, period: null, deeds: [], next: null, end: null };
    });
    happen.push(
      [500, report({})],
      // The first click came too early; the card takes the second one.
      [4_000, report({ tasks: [{ key: 'panel-asked', state: 'done' }] })],
      [6_000, report({ tasks: [{ key: 'confirmed', state: 'done' }] })],
    );
    const updates: RunUpdate[] = [];
    await runStep(stepOf('panel'), null, ports, (update) => updates.push(update), new AbortController().signal);
    expect(order).toEqual(['act panel']);
    expect(told.filter(({ act }) => act === 'command')).toHaveLength(2);
    expect(updates.map((update) => ('phase' in update ? update.phase : 'reply'))).toEqual([
      ...['preparing', 'acting', 'reply', 'waiting'],
    ]);
  });

  test('PRS-32 a refusal ends the step with its code, and a stop ends it without a word', async () => {
    const { ports, reports } = world(async () => {
      throw new AppError('PERIOD_IN_FUTURE');
    });
    reports.set('leen', report({}));
    const { signal } = new AbortController();
    await expect(runStep(stepOf('doctor'), null, ports, () => undefined, signal)).rejects.toMatchObject({
      code: 'PERIOD_IN_FUTURE',
    });
    const stopped = AbortSignal.abort();
    await expect(
      runStep(stepOf('open-card'), null, world(async () => null).ports, () => undefined, stopped),
    ).rejects.toThrow();
  });
});
