import { describe, expect, it } from 'vitest';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement, type Disregard } from '@/lib/shared/domain/formula';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import { type Household, PW_POLICY, statementOf, TW_POLICY, witnessOf } from '../fixtures/household';
import { seededRandom } from './support/circuits';
import { couple, expected, pays, refuses, signalsOf, twoEmployers } from './support/supplement';

describe('supplement, what it pays', () => {
  it('C-01 €1,180.00 in a month pays €416.46, and every public signal is what TypeScript computes', () => {
    pays({}, 41646n);
  });

  it('C-02 €1,599.64 pays one cent; €1,600.00 can not be claimed', () => {
    pays({ statements: [statementOf('rides', 'driver', 159964n), null] }, 1n);
    refuses({ statements: [statementOf('rides', 'driver', 160000n), null] });
  });

  it('C-03 two employers of €600.00 and €580.00 are the same as one of €1,180.00', () => {
    const statements = [statementOf('rides', 'driver', 60000n), statementOf('shop', 'driver', 58000n)] as const;
    pays({ leaf: { sources: twoEmployers }, statements }, 41646n);
  });

  it("C-04 a partner's statement counts", () => {
    const statements = [statementOf('rides', 'driver', 118000n), statementOf('school', 'partner', 50000n)] as const;
    // 2027.79 − (1680.00 − 180.19)
    pays({ leaf: couple, statements }, 52798n);
  });

  it('C-05 a month without income pays the norm; a known benefit lowers it', () => {
    pays({ statements: [statementOf('rides', 'driver', 0n), null] }, 141946n);
    pays(
      { leaf: { knownBenefitCents: eurCents(100000n) }, statements: [statementOf('rides', 'driver', 0n), null] },
      41946n,
    );
  });

  it('C-06 tw counts gross, with its flat part', () => {
    const statement = statementOf('rides', 'driver', 1n, { grossCents: eurCents(60000n) });
    // 1669.31 − (600.00 − min(116.85 + floor(483.15 · 30 %), 350.56)) = 1069.31 + 261.79
    pays(
      { policy: TW_POLICY, leaf: { normClass: 1, disregardClass: 1 }, statements: [statement, null] },
      106931n + 11685n + 14494n,
    );
  });

  it('C-07 a source that is not in use adds nothing, whatever stands beside it', () => {
    const witness = witnessOf();
    const input = supplementInput(witness);
    const foreign = { ...input, net: ['118000', '4294967295'], gross: ['141600', '4294967295'], number: ['1', '7'] };
    expect(signalsOf(foreign)).toEqual(expected(witness, 41646n));
  });

  it('C-08 twelve random months of all classes agree with TypeScript through the whole circuit', () => {
    const random = seededRandom(12);
    for (let i = 0; i < 12; i++) {
      const policy = i % 2 === 0 ? PW_POLICY : TW_POLICY;
      const normClass = i % 2 === 0 ? i % 8 : i % 3;
      const disregardClass = Math.floor(i / 3) % 4;
      const normCents = policy.norms[normClass] as EurCents;
      const earned = [0, 1].map(() => BigInt(Math.floor(random() * 0.7 * Number(normCents)))) as [bigint, bigint];
      const statement = (issuer: string, cents: bigint) =>
        statementOf(issuer, 'driver', cents, { grossCents: eurCents(cents), netCents: eurCents(cents) });
      const household: Household = {
        policy,
        leaf: { normClass, disregardClass, sources: twoEmployers },
        statements: [statement('rides', earned[0]), statement('shop', earned[1])],
      };
      const { supplementCents } = computeSupplement({
        normCents,
        earningsCents: earned[0] + earned[1],
        knownBenefitCents: eurCents(0n),
        disregard: policy.disregards[disregardClass] as Disregard,
      });
      if (supplementCents > 0n) pays(household, supplementCents);
      else refuses(household);
    }
  });
});
