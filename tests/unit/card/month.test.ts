import { describe, expect, it } from 'vitest';
import {
  acceptEntitlement,
  acceptStatement,
  type IncomeStatement,
  statementSignatureValid,
} from '@/lib/shared/card/credentials';
import { evaluateMonth } from '@/lib/shared/card/month';
import { compareOldWay } from '@/lib/shared/card/old-way';
import { eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement } from '@/lib/shared/domain/formula';
import { period } from '@/lib/shared/domain/period';
import {
  configOf,
  entitlementJson,
  identityOf,
  issuer,
  NOW_MS,
  OCTOBER,
  parseEntitlement,
  parseStatement,
  policies,
  statementJson,
  type TestIssuer,
} from './support/world';

const rides = issuer('rides');
const meals = issuer('meals');
const anna = await identityOf('anna');
const bram = await identityOf('bram');
const { issuers } = configOf([rides, meals]);
const pw = policies().find(({ scheme }) => scheme === 1) ?? null;

const checks = { holders: [anna.holder, bram.holder], issuers, nowMs: NOW_MS };
function accept(by: TestIssuer, options: Parameters<typeof statementJson>[1]): IncomeStatement {
  const credential = parseStatement(statementJson(by, options));
  return acceptStatement(credential, statementSignatureValid(credential), checks);
}
const entitled = (options: Omit<Parameters<typeof entitlementJson>[0], 'holder'>) =>
  acceptEntitlement(parseEntitlement(entitlementJson({ holder: anna.holder, ...options })), anna.holder);
const single = entitled({ sources: [{ by: rides, holder: anna.holder }] });
const month = (statements: readonly IncomeStatement[], entitlement = single) =>
  evaluateMonth({ entitlement, statements, policy: pw, period: OCTOBER });

describe('a month', () => {
  it.each([
    [118000n, 'right', 41646n],
    [159964n, 'right', 1n],
    [160000n, 'no-right', 0n],
  ] as const)('C-10 single, disregard y, October 2026: %d cents earned is %s of %d', (netCents, kind, cents) => {
    const outcome = month([accept(rides, { holder: anna.holder, netCents })]);
    expect(outcome.kind).toBe(kind);
    if (!('assessment' in outcome)) throw new Error('no assessment');
    expect(outcome.assessment.breakdown.supplementCents).toBe(cents);
    expect(outcome.assessment.lines.map(({ key }) => key)).toEqual([
      'norm',
      'earnings',
      'disregard',
      'benefit',
      'countable',
      'supplement',
    ]);
    expect(outcome.assessment.lines.every(({ article }) => article.startsWith('Participatiewet art. '))).toBe(true);
    expect(outcome.assessment.lines[2]?.article).toBe('Participatiewet art. 31(2)(y)');
  });

  it('C-11 two employers of 600 and 580 are the same as one of 1,180; the missing one is named', () => {
    const both = entitled({
      sources: [
        { by: rides, holder: anna.holder },
        { by: meals, holder: anna.holder },
      ],
    });
    const first = accept(rides, { holder: anna.holder, netCents: 60000n });
    const outcome = month([first, accept(meals, { holder: anna.holder, netCents: 58000n })], both);
    expect(outcome.kind === 'right' && outcome.assessment.breakdown.supplementCents).toBe(41646n);
    expect(month([first], both)).toMatchObject({
      kind: 'awaiting',
      awaiting: [{ issuerId: 'meals', issuerName: 'Issuer meals', of: 'self' }],
    });
  });

  it("C-12 a partner's statement counts, and is awaited when it is missing", () => {
    const couple = entitled({
      normClass: 1,
      sources: [
        { by: rides, holder: anna.holder },
        { by: meals, holder: bram.holder, of: 'partner' },
      ],
    });
    const own = accept(rides, { holder: anna.holder, netCents: 100000n });
    expect(month([own], couple)).toMatchObject({ kind: 'awaiting', awaiting: [{ issuerId: 'meals', of: 'partner' }] });
    const outcome = month([own, accept(meals, { holder: bram.holder, netCents: 50000n })], couple);
    // 202779 − (150000 − min(15 %, 18019)) = 70798
    expect(outcome.kind === 'right' && outcome.assessment.breakdown.supplementCents).toBe(70798n);
  });

  it('C-13 no register, no policy, a month outside the leaf, and a statement for another month', () => {
    const statement = accept(rides, { holder: anna.holder, netCents: 118000n });
    expect(evaluateMonth({ entitlement: null, statements: [statement], policy: pw, period: OCTOBER }).kind).toBe(
      'not-in-register',
    );
    expect(evaluateMonth({ entitlement: single, statements: [statement], policy: null, period: OCTOBER }).kind).toBe(
      'no-policy',
    );
    const later = period(202701);
    expect(evaluateMonth({ entitlement: single, statements: [], policy: pw, period: later }).kind).toBe(
      'not-in-register',
    );
    const september = accept(rides, { holder: anna.holder, netCents: 118000n, period: period(202609) });
    expect(month([september]).kind).toBe('awaiting');
  });

  it('C-14 of two statements of one source the one with the highest number counts', () => {
    const old = accept(rides, { holder: anna.holder, netCents: 160000n, number: 4n });
    const corrected = accept(rides, { holder: anna.holder, netCents: 118000n, number: 5n });
    for (const order of [
      [old, corrected],
      [corrected, old],
    ]) {
      const outcome = month(order);
      expect(outcome.kind === 'right' && outcome.assessment.breakdown.supplementCents).toBe(41646n);
    }
  });
});

describe('bad statements', () => {
  const good = () => statementJson(rides, { holder: anna.holder, netCents: 118000n });
  const check = (json: unknown, extra = {}) => {
    const credential = parseStatement(json);
    return acceptStatement(credential, statementSignatureValid(credential), {
      ...checks,
      holders: [anna.holder],
      ...extra,
    });
  };

  it('S-07 the statement of another holder is refused', () => {
    expect(() => check(statementJson(rides, { holder: bram.holder, netCents: 1n }))).toThrow('CREDENTIAL_OTHER_HOLDER');
  });

  it('C-15 a changed amount, month or number breaks the signature', () => {
    expect(check(good()).netCents).toBe(118000n);
    for (const change of [{ netCents: '1' }, { grossCents: '1' }, { period: 202609 }, { number: '2' }]) {
      const json = good();
      expect(() => check({ ...json, credentialSubject: { ...json.credentialSubject, ...change } })).toThrow(
        'CREDENTIAL_SIGNATURE_INVALID',
      );
    }
  });

  it('C-16 an unlisted employer, and one that names itself as another, are refused', () => {
    const stranger = issuer('stranger');
    expect(() => check(statementJson(stranger, { holder: anna.holder, netCents: 1n }))).toThrow(
      'CREDENTIAL_UNLISTED_ISSUER',
    );
    expect(() => check({ ...good(), issuer: { id: 'meals', name: 'Meals' } })).toThrow('CREDENTIAL_UNLISTED_ISSUER');
    expect(() => check(statementJson({ ...stranger, id: 'rides' }, { holder: anna.holder, netCents: 1n }))).toThrow(
      'CREDENTIAL_UNLISTED_ISSUER',
    );
  });

  it('C-17 another month than asked for, and a statement past its use, are refused', () => {
    expect(() => check(good(), { period: period(202609) })).toThrow('CREDENTIAL_OTHER_PERIOD');
    const expired = statementJson(rides, { holder: anna.holder, netCents: 1n, validUntil: '2026-11-01T00:00:00Z' });
    expect(() => check(expired)).toThrow('CREDENTIAL_EXPIRED');
  });

  it('C-18 a leaf of another holder, or of a class that does not exist, is refused', () => {
    const other = parseEntitlement(entitlementJson({ holder: bram.holder, sources: [] }));
    expect(() => acceptEntitlement(other, anna.holder)).toThrow('CREDENTIAL_OTHER_HOLDER');
    const tw = parseEntitlement(entitlementJson({ holder: anna.holder, scheme: 2, normClass: 5, sources: [] }));
    expect(() => acceptEntitlement(tw, anna.holder)).toThrow('CREDENTIAL_MALFORMED');
  });
});

describe('the old way', () => {
  const settled = (month: number, earned: bigint) => ({
    period: period(month),
    breakdown: computeSupplement({
      normCents: eurCents(141946n),
      earningsCents: earned,
      knownBenefitCents: eurCents(0n),
      disregard: { flatCents: eurCents(0n), bps: 1500, capCents: eurCents(18019n) },
    }),
  });

  it('C-19 advances on the average of earlier months and settles afterwards', () => {
    const { rows, totalReclaimedCents, totalPaidLaterCents, simplified } = compareOldWay([
      settled(202609, 180000n),
      settled(202607, 60000n),
      settled(202608, 100000n),
    ]);
    expect(simplified).toBe(true);
    expect(rows.map((row) => row.estimatedEarningsCents)).toEqual([null, 60000n, 80000n]);
    // August: advance on 600.00 is 909.46, right on 1,000.00 is 569.46. September: advance 739.46, no right.
    expect(rows.map((row) => row.reclaimedCents)).toEqual([0n, 34000n, 73946n]);
    expect(totalReclaimedCents).toBe(107946n);
    expect(totalPaidLaterCents).toBe(90946n);
  });

  it('C-20 every row balances: advance − reclaim + later = right', () => {
    const earned = [0n, 250000n, 118000n, 90000n, 141946n, 160000n, 77777n];
    const { rows } = compareOldWay(earned.map((cents, i) => settled(202601 + i, cents)));
    expect(rows).toHaveLength(7);
    for (const row of rows) {
      expect(row.advancedCents - row.reclaimedCents + row.paidLaterCents).toBe(row.rightCents);
    }
  });
});
