import { describe, expect, test } from 'vitest';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import { DEMO_WALLETS } from '@/lib/shared/card/demo-wallets';
import { eurCents } from '@/lib/shared/domain/cents';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { period } from '@/lib/shared/domain/period';
import { keyAction } from '@/lib/shared/presenter/keys';
import { type Earned, hasWindow, PERSONAS, type Persona, persona } from '@/lib/shared/presenter/personas';
import { SCRIPT, STEP_IDS, type Step } from '@/lib/shared/presenter/script';
import { normTableFor, SUPPLEMENT_PACKS, supplementSchemeOf } from '@/lib/shared/rules/registry';
import { SEED_ENTRIES, SEED_PATIENTS, SEED_PEOPLE } from '@/prisma/seed-data';

const steps: readonly Step[] = SCRIPT;
const personas: readonly Persona[] = PERSONAS;

/** What a month of these earnings means for a persona's first household, by the law's own table. */
function supplement(person: string, month: number, earns: readonly Earned[]): bigint | null {
  const entry = SEED_ENTRIES.find(({ personId }) => personId === person);
  const scheme = entry && supplementSchemeOf(entry.scheme);
  const table = scheme && normTableFor(scheme, period(month));
  if (!entry || !scheme || !table) return null;
  const pack = SUPPLEMENT_PACKS[scheme];
  const result = pack.evaluate({
    period: period(month),
    policy: { basis: pack.basis, norms: table.norms.map(({ cents }) => eurCents(cents)), disregards: table.disregards },
    normClass: entry.normClass,
    disregardClass: entry.disregardClass,
    knownBenefitCents: eurCents(entry.knownBenefitCents),
    earnings: earns.map(({ grossCents, netCents }) => ({
      ...{ grossCents: eurCents(grossCents), netCents: eurCents(netCents), issuerName: '', of: 'self' as const },
    })),
  });
  return result.breakdown.supplementCents;
}

const incomeOf = (id: string) => {
  const act = steps.find((step) => step.id === id)?.act;
  if (act?.kind !== 'income') throw new Error(`${id} states no income`);
  return act;
};

describe('personas', () => {
  test('PRS-01 each is a seeded person of that name, with a demo wallet', () => {
    for (const { id, name, companions } of personas) {
      expect(SEED_PEOPLE.find((seeded) => seeded.id === id)?.displayName).toBe(name);
      for (const who of [id, ...companions]) expect(DEMO_WALLETS).toContain(who);
    }
    expect(hasWindow('dewi')).toBe(true);
    expect(hasWindow('quirijn')).toBe(false);
  });

  test('PRS-02 every kind of person that the story needs is there', () => {
    expect(new Set(personas.map(({ kind }) => kind)).size).toBe(11);
    for (const { id, enrolled, earns, since, companions } of personas) {
      const entry = SEED_ENTRIES.find(({ personId }) => personId === id);
      expect(entry !== undefined).toBe(enrolled);
      if (!entry) continue;
      // Every source that the register knows states something, or the month would wait for ever.
      const sources = entry.sources.map(([issuerId, personId]) => `${issuerId}:${personId}`).sort();
      expect(earns.map(({ issuerId, personId }) => `${issuerId}:${personId}`).sort()).toEqual(sources);
      expect(entry.validFrom ?? 202607).toBe(since);
      expect([id, ...companions]).toEqual([...new Set([id, ...entry.sources.map(([, personId]) => personId)])]);
    }
  });

  test.each([
    ['amina', 202607, true],
    ['hanna', 202607, false],
    ['bram', 202607, true],
    ['chris', 202607, true],
    ['romy', 202606, true],
    ['karin', 202607, true],
    ['joris', 202607, true],
    ['elif', 202607, true],
  ] as const)('PRS-03 a usual month of %s in %i means a right: %s', (id, month, hasRight) => {
    const cents = supplement(id, month, persona(id).earns);
    expect(cents !== null && cents > 0n).toBe(hasRight);
  });

  test('PRS-03 without income the whole norm is topped up', () => {
    expect(supplement('joris', 202607, persona('joris').earns)).toBe(141_946n);
  });
});

describe('the script', () => {
  test('PRS-04 crosses 1 July: the same income, another norm, to the cent', () => {
    const [june, july] = [incomeOf('june'), incomeOf('july')];
    expect([june.period, july.period]).toEqual([202606, 202607]);
    expect(july.earns).toEqual(june.earns);
    expect(supplement('sjoerd', june.period, june.earns)).toBe(140_150n - 101_500n);
    expect(supplement('sjoerd', july.period, july.earns)).toBe(141_946n - 101_500n);
  });

  test('PRS-05 the month above the norm is above it, and the others below', () => {
    for (const step of steps) {
      if (step.act?.kind !== 'income' || step.persona === null) continue;
      const cents = supplement(step.persona, step.act.period, step.act.earns);
      if (step.awaits.kind === 'arrived') expect(cents).toBeGreaterThan(0n);
      else expect(cents ?? 0n).toBe(0n);
    }
  });

  test('PRS-06 no month of a person is stated twice', () => {
    const months = steps.flatMap(({ act, persona: who }) => (act?.kind === 'income' ? [`${who}:${act.period}`] : []));
    expect(new Set(months).size).toBe(months.length);
  });

  test('PRS-07 the doctor has this patient, and the diagnosis is one of the scheme', () => {
    const step = steps.find(({ id }) => id === 'doctor');
    if (step?.act?.kind !== 'medical') throw new Error('no doctor');
    const { issuerId, diagnosisCode } = step.act;
    expect(SEED_PATIENTS).toContainEqual(expect.objectContaining({ issuerId, personId: step.persona }));
    expect(diagnosisCode).toBe(DIAGNOSES.mesothelioma.code);
  });

  test.each([
    ['nl', nl],
    ['en', en],
  ])('PRS-08 each step has a title, notes and what it waits for (%s)', (_, { presenter }) => {
    expect(Object.keys(presenter.steps)).toEqual(STEP_IDS);
    for (const { title, notes, waits } of Object.values(presenter.steps))
      expect([title, notes, waits].every((text) => text.length > 3)).toBe(true);
    expect(Object.keys(presenter.kinds).sort()).toEqual([...new Set(personas.map(({ kind }) => kind))].sort());
  });

  test('PRS-09 the keys that the page names do what it says', () => {
    expect(['ArrowRight', ' ', 'n', 'N', 'r', 's', 'ArrowLeft', 'x'].map(keyAction)).toEqual([
      ...['next', 'next', 'next', 'next', 'repeat', 'skip', 'back'],
      undefined,
    ]);
  });
});
