import { describe, expect, it } from 'vitest';
import { acceptEntitlement } from '@/lib/shared/card/credentials';
import { evaluateMonth } from '@/lib/shared/card/month';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { BASE8, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import {
  FIRST_FULL_MONTH,
  normTableFor,
  SUPPLEMENT_PACKS,
  SUPPLEMENT_SCHEMES,
  type SupplementScheme,
  supplementSchemeOf,
  tablePolicies,
} from '@/lib/shared/rules/registry';
import { supplementPack } from '@/lib/shared/rules/supplement-pack';
import { NO_DISREGARD, policiesOf, policyFromTable, tableFor } from '@/lib/shared/rules/supplement-tables';
import { entitlementJson, identityOf, parseEntitlement } from '../card/support/world';

const JULY = period(202607);
const anna = await identityOf('anna');

/** A published policy of July 2026, straight from a pack's own table. */
function policyOf(scheme: SupplementScheme) {
  const pack = SUPPLEMENT_PACKS[scheme];
  const table = tableFor(pack, JULY);
  if (table === undefined) throw new Error('the table of July 2026 is missing');
  return policyFromTable(pack, table, JULY, BASE8);
}

describe('the Toeslagenwet as a pack', () => {
  const { tw } = SUPPLEMENT_PACKS;
  const month = (classes: { readonly normClass: string; readonly grossCents: bigint; readonly benefit: bigint }) =>
    tw.evaluate({
      period: JULY,
      policy: policyOf('tw'),
      normClass: tw.normClasses.indexOf(classes.normClass),
      disregardClass: tw.disregardClasses.indexOf('work'),
      knownBenefitCents: eurCents(classes.benefit),
      earnings: [
        { grossCents: eurCents(classes.grossCents), netCents: 1n as EurCents, issuerName: 'Rides', of: 'self' },
      ],
    });

  it('R-01 a couple with a benefit of €1,500.00 that earns €400.00 gross in July 2026 gets €638.83, by hand', () => {
    const { breakdown, basis } = month({ normClass: 'couple', grossCents: 40_000n, benefit: 150_000n });
    expect(basis).toBe('gross');
    // TW art. 2, 8 from 1-7-2026: €107.45 a day for a couple; art. 1f: 21.75 days a month.
    // 107.45 × 21.75 = 2,337.0375: the month's norm is €2,337.04.
    expect(breakdown.normCents).toBe(233_704n);
    // Art. 7: first 5 % of the monthly minimum wage, which equals the couple norm: 5 % of 2,337.04 = 116.852 → €116.85.
    // Then 30 % of the rest: 400.00 − 116.85 = 283.15; 30 % of it is 84.945, of which whole cents count: €84.94.
    // Together 116.85 + 84.94 = €201.79, below the cap of 15 %: 350.556 → €350.56.
    expect(breakdown.disregardedCents).toBe(11_685n + 8_494n);
    // Countable: 400.00 − 201.79 + 1,500.00 = €1,698.21.
    expect(breakdown.countableCents).toBe(169_821n);
    // Supplement: 2,337.04 − 1,698.21 = €638.83.
    expect(breakdown.supplementCents).toBe(63_883n);
  });

  it('R-02 earnings below the flat part are left out whole; above the cap no more than the cap is', () => {
    expect(month({ normClass: 'single', grossCents: 11_685n, benefit: 0n }).breakdown.countableCents).toBe(0n);
    // 116.85 + 30 % of 1,883.15 = 681.79, capped at 350.56.
    const high = month({ normClass: 'single', grossCents: 200_000n, benefit: 0n });
    expect(high.breakdown.disregardedCents).toBe(35_056n);
    expect(high.breakdown.supplementCents).toBe(166_931n - (200_000n - 35_056n));
  });

  it('R-03 every line names the article of its own law', () => {
    for (const scheme of SUPPLEMENT_SCHEMES) {
      const { lines } = SUPPLEMENT_PACKS[scheme].evaluate({
        ...{ period: JULY, policy: policyOf(scheme), normClass: 0, disregardClass: 1 },
        ...{ knownBenefitCents: eurCents(0n), earnings: [] },
      });
      const law = scheme === 'tw' ? 'Toeslagenwet art. ' : 'Participatiewet art. ';
      expect(lines.every(({ article }) => article.startsWith(law))).toBe(true);
    }
  });
});

describe('the registry', () => {
  it('R-04 each scheme has its own number, at most eight norms and four disregards, and its tables fit its classes', () => {
    expect(new Set(SUPPLEMENT_SCHEMES.map((scheme) => SUPPLEMENT_PACKS[scheme].id)).size).toBe(
      SUPPLEMENT_SCHEMES.length,
    );
    for (const scheme of SUPPLEMENT_SCHEMES) {
      const { id, normClasses, disregardClasses, tables } = SUPPLEMENT_PACKS[scheme];
      expect(supplementSchemeOf(id)).toBe(scheme);
      expect(normClasses.length).toBeLessThanOrEqual(8);
      expect(disregardClasses.length).toBeLessThanOrEqual(4);
      for (const { validFrom, norms, disregards } of tables) {
        expect(norms.length).toBe(normClasses.length);
        // Before the first full month no disregard is at hand, and nobody in the register has one.
        expect(disregards.length).toBe(validFrom < FIRST_FULL_MONTH ? 1 : disregardClasses.length);
      }
    }
    expect(supplementSchemeOf(9)).toBeUndefined();
    expect(normTableFor('pw', period(202507))).toBeUndefined();
  });

  it('R-05 a pack that is added to the registry is evaluated and gets its policies, and nothing else changes', () => {
    const extra = supplementPack({
      ...SUPPLEMENT_PACKS.tw,
      normClasses: ['everybody'],
      disregardClasses: ['none'],
      tables: [
        {
          ...{ validFrom: JULY, validUntil: period(202608), source: 'Test act art. 1' },
          norms: [{ cents: 100_000n, mark: 'U' }],
          disregards: [NO_DISREGARD],
        },
      ],
      law: { ...SUPPLEMENT_PACKS.tw.law, norm: () => 'Test act art. 1' },
    });
    const packs = { ...SUPPLEMENT_PACKS, extra };
    const keys = { pw: BASE8, tw: scalarMul(BASE8, 2n), extra: scalarMul(BASE8, 3n) };
    const before = tablePolicies(keys);
    const policies = policiesOf(packs, keys);
    // Each under its own scheme's key.
    expect(new Set(before.map(({ scheme, tallyKey }) => `${scheme} ${tallyKey}`))).toEqual(
      new Set([`1 ${keys.pw}`, `2 ${keys.tw}`]),
    );
    expect(policies.slice(before.length).map(({ tallyKey }) => tallyKey)).toEqual([keys.extra, keys.extra]);
    expect(policies.slice(0, before.length)).toEqual(before);
    expect(policies.slice(before.length).map(({ period: month, norms }) => [month, norms[0]])).toEqual([
      [202607, 100_000n],
      [202608, 100_000n],
    ]);
    const json = entitlementJson({ holder: anna.holder, sources: [], disregardClass: 0, knownBenefitCents: 60_000n });
    const entitlement = acceptEntitlement(parseEntitlement(json), anna.holder);
    const outcome = evaluateMonth(
      {
        entitlement: { ...entitlement, scheme: 'extra' as SupplementScheme },
        ...{ statements: [], policy: policies.at(-1) ?? null, period: period(202608) },
      },
      packs,
    );
    if (outcome.kind !== 'right') throw new Error(outcome.kind);
    expect(outcome.assessment).toMatchObject({ scheme: 'extra', normClass: 'everybody' });
    expect(outcome.assessment.breakdown.supplementCents).toBe(40_000n);
    expect(outcome.assessment.lines[0]).toMatchObject({ article: 'Test act art. 1', mark: 'U' });
  });
});
