import { describe, expect, test } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { period, periodEndSec } from '@/lib/shared/domain/period';
import { persona } from '@/lib/shared/presenter/personas';
import { SCRIPT, type Step } from '@/lib/shared/presenter/script';
import { normTableFor, SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import { SEED_ENTRIES } from '@/prisma/seed-data';
import { naivePayments } from '@/scripts/presenter/naive-payments';

const steps: readonly Step[] = SCRIPT;
/** When the story is told: all of its months are over. */
const NOVEMBER = new Date(Date.UTC(2026, 10, 29));
const of = (name: string, now = NOVEMBER) => naivePayments(now).filter(({ memo }) => memo.startsWith(`${name}; `));
const monthsOf = (name: string, now = NOVEMBER) => of(name, now).map(({ month }) => month);

/** The law's supplement of a single person without a disregard, for a step's income. */
function granted(id: string): bigint {
  const act = steps.find((step) => step.id === id)?.act;
  if (act?.kind !== 'income') throw new Error(`${id} states no income`);
  const table = normTableFor('pw', period(act.period));
  const entry = SEED_ENTRIES.find(({ personId }) => personId === 'sjoerd');
  if (!table || !entry) throw new Error('There is no table.');
  const { breakdown } = SUPPLEMENT_PACKS.pw.evaluate({
    period: period(act.period),
    policy: { basis: 'net', norms: table.norms.map(({ cents }) => eurCents(cents)), disregards: table.disregards },
    normClass: entry.normClass,
    disregardClass: entry.disregardClass,
    knownBenefitCents: eurCents(entry.knownBenefitCents),
    earnings: act.earns.map((earned) => ({
      ...{ grossCents: eurCents(earned.grossCents), netCents: eurCents(earned.netCents), issuerName: '', of: 'self' },
    })),
  });
  return breakdown.supplementCents;
}

describe('what a naive design pays', () => {
  test('PRS-37 Sjoerd gets what each month of the story leads to, and nothing for the month above the norm', () => {
    expect(of('Sjoerd de Vos').map(({ month, cents }) => [month, cents])).toEqual([
      [202606, granted('june')],
      [202607, granted('july')],
      [202609, granted('slower')],
    ]);
    expect(granted('above')).toBe(0n);
  });

  test('PRS-37 who has no income in the story gets the usual month, each month since the right began', () => {
    expect(monthsOf('Amina Bouzid')).toEqual([202607, 202608, 202609, 202610]);
    expect(new Set(of('Amina Bouzid').map(({ cents }) => cents)).size).toBe(1);
    expect(monthsOf('Hanna Prins')).toEqual([]);
  });

  test('PRS-37 two employers count together, and who is in no register gets nothing', () => {
    expect(monthsOf('Bram de Wit')).toEqual([202607]);
    expect(monthsOf(persona('fatima').name)).toEqual([]);
    expect(monthsOf(persona('leen').name)).toEqual([]);
  });

  test('PRS-38 a later run goes on behind what an earlier one sent', () => {
    const early = naivePayments(new Date(periodEndSec(period(202608)) * 1000));
    const late = naivePayments(NOVEMBER);
    expect(early.length).toBeGreaterThan(0);
    expect(late.length).toBeGreaterThan(early.length);
    expect(late.slice(0, early.length)).toEqual(early);
  });
});
