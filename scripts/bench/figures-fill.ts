import type { Database } from '@/lib/server/repositories/database';
import { DEMO_REGIONS, NULLIFIER_CLASSES, SCHEMES } from '@/lib/shared/domain/schemes';

/**
 * Fills a chain index with GENERATED claims, notes and tranches, to measure with: no proofs, no chain behind them, and
 * every transaction is named so. Never use it on a database that anybody relies on.
 */

/** How many claims of a thousand each area has. */
const SHARES = [
  [SCHEMES.pw, DEMO_REGIONS.voorbeeldstad, 420],
  [SCHEMES.pw, DEMO_REGIONS.demodorp, 200],
  [SCHEMES.pw, DEMO_REGIONS.proefstede, 79],
  // Always near the threshold, whatever the number of claims.
  [SCHEMES.pw, DEMO_REGIONS.oefenwoude, 0],
  [SCHEMES.tw, DEMO_REGIONS.national, 301],
] as const;
const TINY_A_MONTH = 8;
const TRANCHE_MIN = 10;
const MONTHS = 24;
/** First day of the first month; the index ends 24 months later, in the middle of a month. */
const FIRST_DAY = '2024-11-01';
/** As many as fit below the cap of a tranche, at the largest norm. */
const IN_A_TRANCHE = 7_000;
const CAP_CENTS = 140_189;
const FILL_TIMEOUT_MS = 300_000;

/** @param claims how many, about. @returns how many there are */
export async function fillFigures(db: Database, claims: number): Promise<number> {
  const areas = SHARES.map(([scheme, region, share], area) => {
    const inAMonth = share === 0 ? TINY_A_MONTH : Math.ceil((claims * share) / 1_000 / MONTHS);
    const months = Math.ceil(TRANCHE_MIN / inAMonth);
    return `(${area}, ${scheme}, ${region}, ${inAMonth}, ${months})`;
  });
  await db.$transaction(
    async (tx) => {
      const indexes = await tx.$queryRawUnsafe<{ name: string; definition: string }[]>(SECONDARY_INDEXES);
      for (const statement of [
        ...indexes.map(({ name }) => `DROP INDEX "${name}"`),
        `CREATE TEMP TABLE area ON COMMIT DROP AS
           SELECT * FROM (VALUES ${areas.join(', ')}) AS given("area", "scheme", "region", "inAMonth", "months")`,
        `CREATE TEMP TABLE month ON COMMIT DROP AS
           SELECT i AS "index", first::date AS "first", extract(epoch FROM first AT TIME ZONE 'UTC')::bigint AS "startSec"
           FROM generate_series(0, ${MONTHS}) AS i, LATERAL (SELECT timestamp '${FIRST_DAY}' + i * interval '1 month' AS first) AS day`,
        MADE_CLAIMS,
        CLAIMS,
        NOTES,
        TRANCHES,
        TRANCHE_EVENTS,
        RELEASES,
        `INSERT INTO "PolicyEvent" SELECT 'income', 1, n * 10 + scheme, 'generated', 1730419200, scheme,
           to_char(timestamp '2024-01-01' + n * interval '1 month', 'YYYYMM')::int, '1', '{}'::jsonb
         FROM generate_series(0, 35) AS n, (VALUES (1), (2)) AS given(scheme)`,
        CHAINS,
        ...indexes.map(({ definition }) => definition),
      ]) {
        await tx.$executeRawUnsafe(statement);
      }
    },
    { timeout: FILL_TIMEOUT_MS },
  );
  await db.$executeRaw`ANALYZE`;
  return db.claimEvent.count();
}

/** Made again once the rows are in: much faster than row by row. */
const SECONDARY_INDEXES = `
  SELECT indexname AS "name", indexdef AS "definition" FROM pg_indexes
  WHERE tablename IN ('ClaimEvent', 'NoteEvent') AND indexname NOT LIKE '%pkey'`;

/** Of twenty: one for an older month, three for the month itself, the others for the month before. */
const MADE_CLAIMS = `
  CREATE TEMP TABLE made ON COMMIT DROP AS
  SELECT row_number() OVER () AS "number", area."scheme", area."region", month."index",
    month."startSec" + (n::bigint * 2400000 / area."inAMonth") AS "sec",
    to_char(month."first" - (CASE WHEN n % 20 = 0 THEN 3 WHEN n % 20 < 4 THEN 0 ELSE 1 END) * interval '1 month',
      'YYYYMM')::int AS "period",
    area."area" * 10000 + month."index" / area."months" * area."months" * 100 + n / ${IN_A_TRANCHE} AS "trancheId"
  FROM area CROSS JOIN month CROSS JOIN LATERAL generate_series(0, area."inAMonth" - 1) AS n
  WHERE month."index" < ${MONTHS}`;

const CLAIMS = `
  INSERT INTO "ClaimEvent" ("chain", "blockNumber", "logIndex", "txHash", "timestampSec", "scheme", "region", "period",
    "nullifier", "note", "c1x", "c1y", "c2x", "c2y", "capCents", "trancheId")
  SELECT 'income', "sec", "number", 'generated', "sec", "scheme", "region", "period",
    repeat('7', 68) || lpad("number"::text, 9, '0'), repeat('9', 76), '1', '1', '1', '1', ${CAP_CENTS}, "trancheId"
  FROM made`;

/** Each note arrives 2 to 41 seconds after its claim. */
const NOTES = `
  INSERT INTO "NoteEvent" ("chain", "blockNumber", "logIndex", "txHash", "timestampSec", "nullifierClass", "nullifier",
    "note", "capCents", "trancheId")
  SELECT 'payout', "sec" + 2 + "number" * 7 % 40, "number", 'generated', "sec" + 2 + "number" * 7 % 40,
    ${NULLIFIER_CLASSES.incomeSupplement}, repeat('7', 68) || lpad("number"::text, 9, '0'), repeat('9', 76), ${CAP_CENTS}, "trancheId"
  FROM made`;

/** A tranche closes on the first of the month after its last claim, is opened an hour later, and released. */
const TRANCHES = `
  CREATE TEMP TABLE tranche ON COMMIT DROP AS
  SELECT "trancheId", made."scheme", "region", count(*)::int AS "count", min("sec") AS "sec",
    (SELECT "startSec" FROM month WHERE month."index" = max(made."index") + 1) AS "nextSec"
  FROM made GROUP BY "trancheId", made."scheme", "region"`;

const TRANCHE_EVENTS = `
  WITH event AS (
    SELECT *, 'opened' AS "kind", "sec" AS "at" FROM tranche
    UNION ALL SELECT *, 'closed', "nextSec" + 60 FROM tranche WHERE "count" >= ${TRANCHE_MIN}
    UNION ALL SELECT *, 'total', "nextSec" + 3600 FROM tranche WHERE "count" >= ${TRANCHE_MIN}
  )
  INSERT INTO "TrancheEvent" ("chain", "blockNumber", "logIndex", "txHash", "timestampSec", "kind", "trancheId", "scheme",
    "region", "tallyKeyHash", "count", "capSumCents", "totalCents")
  SELECT 'income', "at", row_number() OVER () + 2000000, 'generated', "at", "kind", "trancheId", "scheme", "region", '0x',
    "count", "count"::bigint * ${CAP_CENTS}, CASE WHEN "kind" = 'total' THEN "count"::bigint * 41337 END
  FROM event`;

const RELEASES = `
  INSERT INTO "ReleaseEvent" ("chain", "blockNumber", "logIndex", "txHash", "timestampSec", "kind", "nullifierClass", "trancheId")
  SELECT 'payout', "nextSec" + 7200, row_number() OVER (), 'generated', "nextSec" + 7200, 'applied',
    ${NULLIFIER_CLASSES.incomeSupplement}, "trancheId"
  FROM tranche WHERE "count" >= ${TRANCHE_MIN}`;

/** The index of every chain ends in the middle of the month after the last one. */
const CHAINS = `
  WITH head AS (SELECT max("startSec") + 1200000 AS "sec" FROM month), chain AS (
    SELECT chain, "sec" FROM head, (VALUES ('income'), ('health'), ('payout')) AS given(chain)
  ), block AS (
    INSERT INTO "ChainBlock" ("chain", "number", "hash", "timestampSec") SELECT chain, "sec", 'generated', "sec" FROM chain
  )
  INSERT INTO "ChainCursor" ("chain", "genesisHash", "blockNumber", "blockHash", "headNumber", "updatedAt")
  SELECT chain, 'generated', "sec", 'generated', "sec", now() FROM chain`;
