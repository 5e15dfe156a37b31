import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { privateKeyToAddress } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement } from '@/lib/shared/domain/formula';
import { addMonths } from '@/lib/shared/domain/period';
import { DEMO_TALLY_ACCOUNTS, isDemoHolderElsewhere } from '@/lib/shared/protocol/development';
import { normTableFor, SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import { demoTallyHolders } from '@/scripts/demo/demo-keys.mjs';
import { GENESIS_SEC } from '@/scripts/demo/genesis.mjs';
import { readArchive } from '@/scripts/history/archive';
import {
  closingSec,
  FIRST_MONTH,
  HISTORY_REGISTERS,
  historyPlan,
  MONTHS,
  type PlannedClaim,
} from '@/scripts/history/plan';
import { HISTORY_WORLD, rootOf } from '@/scripts/history/world';

const archive = readArchive();
const plan = historyPlan();
const planned = plan.flatMap(({ claims }) => claims);
const K = 10;

/** By the law's formula. */
function amountOf({ household, period, incomes }: PlannedClaim): bigint {
  const pack = SUPPLEMENT_PACKS[household.scheme];
  const table = normTableFor(household.scheme, period);
  const disregard = table?.disregards[0];
  const norm = table?.norms[household.normClass];
  if (!disregard || !norm) throw new Error('no table');
  const earnings = incomes.reduce((sum, one) => sum + (pack.basis === 'net' ? one.netCents : one.grossCents), 0n);
  const { supplementCents } = computeSupplement({
    normCents: eurCents(norm.cents),
    earningsCents: earnings,
    disregard,
    knownBenefitCents: household.knownBenefitCents,
  });
  return supplementCents;
}

/** What each tranche must open to: closed at a month's end with ten claims, else gone on with. */
function expectedTotals(): bigint[] {
  const totals: bigint[] = [];
  for (const { scheme, region } of HISTORY_REGISTERS) {
    let open: PlannedClaim[] = [];
    for (const { month, claims } of plan) {
      open.push(...claims.filter(({ household }) => household.scheme === scheme && household.region === region));
      if (closingSec(month) > archive.closedUntil || open.length < K) continue;
      totals.push(open.reduce((sum, claim) => sum + amountOf(claim), 0n));
      open = [];
    }
  }
  return totals.sort((a, b) => (a < b ? -1 : 1));
}

describe('the seeded history', () => {
  it('HI-01 twelve months in four municipalities and at UWV, every household at most once a month', () => {
    expect(plan).toHaveLength(MONTHS);
    expect(new Set(planned.map(({ household, period }) => `${household.id}:${period}`)).size).toBe(planned.length);
    for (const { scheme, region } of HISTORY_REGISTERS.filter((register) => register.scheme === 'pw')) {
      for (const { claims } of plan) {
        expect(claims.some(({ household }) => household.scheme === scheme && household.region === region)).toBe(true);
      }
    }
    expect(planned.every((claim) => amountOf(claim) > 0n)).toBe(true);
  });

  it('HI-02 the chains begin before its first month', () => {
    expect(GENESIS_SEC).toBeLessThan(closingSec(addMonths(FIRST_MONTH, -1)));
  });

  it('HI-05 the demo’s key holders are known by account, and refused on every chain but development ones', () => {
    const accounts = Object.values(demoTallyHolders()).map(({ account }) => privateKeyToAddress(account));
    expect([...DEMO_TALLY_ACCOUNTS]).toEqual(accounts);
    for (const account of accounts) {
      expect([isDemoHolderElsewhere(account, 31337), isDemoHolderElsewhere(account, 1)]).toEqual([false, true]);
    }
  });

  it('HI-03 the archive is for the circuits, the addresses and the registers of today', () => {
    const keyOf = (circuit: string) =>
      createHash('sha256')
        .update(readFileSync(`public/zk/${circuit}.vkey.json`))
        .digest('hex');
    expect([archive.supplementKey, archive.tallyShareKey]).toEqual([keyOf('supplement'), keyOf('tallyShare')]);
    const { gate, pool, tally } = HISTORY_WORLD;
    expect([archive.gate, archive.pool, archive.tally]).toEqual([gate, pool, tally]);
    expect(archive.claims.map(({ at, period, root }) => [at, period, root])).toEqual(
      planned.map(({ atSec, period, household }) => [atSec, period, rootOf(household)]),
    );
  });

  it('HI-04 the opened totals are what the claims were made with, to the cent', () => {
    const opened = archive.openings.map(({ total }) => BigInt(total)).sort((a, b) => (a < b ? -1 : 1));
    expect(opened.length).toBeGreaterThan(40);
    expect(opened).toEqual(expectedTotals());
  });
});
