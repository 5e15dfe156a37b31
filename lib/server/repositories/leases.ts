import 'server-only';
import { database } from './database';

/** Health of one job, reported with its lease. */
export type JobReport = {
  readonly name: string;
  readonly lastRunAt: Date | null;
  /** Short, without arguments or addresses; null after a good turn. */
  readonly lastError: string | null;
};

/**
 * Takes or renews the leases that are free, expired or already held, in one statement and by the database's clock.
 * @param leaseMs how long they last
 * @returns names of the jobs that `owner` now holds
 */
export async function holdLeases(owner: string, jobs: readonly JobReport[], leaseMs: number): Promise<string[]> {
  const names = jobs.map(({ name }) => name);
  const runs = jobs.map(({ lastRunAt }) => lastRunAt?.toISOString() ?? null);
  const errors = jobs.map(({ lastError }) => lastError);
  const rows = await database().$queryRaw<{ name: string }[]>`
    INSERT INTO "JobLease" AS lease ("name", "owner", "expiresAt", "lastRunAt", "lastError")
    SELECT job."name", ${owner}, (now() AT TIME ZONE 'UTC') + ${leaseMs} * interval '1 millisecond',
      job."ran"::timestamptz AT TIME ZONE 'UTC', job."error"
    FROM unnest(${names}::text[], ${runs}::text[], ${errors}::text[]) AS job("name", "ran", "error")
    ORDER BY job."name"
    ON CONFLICT ("name") DO UPDATE SET "owner" = EXCLUDED."owner", "expiresAt" = EXCLUDED."expiresAt",
      "lastRunAt" = COALESCE(EXCLUDED."lastRunAt", lease."lastRunAt"), "lastError" = EXCLUDED."lastError"
    WHERE lease."owner" = EXCLUDED."owner" OR lease."expiresAt" < (now() AT TIME ZONE 'UTC')
    RETURNING lease."name"`;
  return rows.map(({ name }) => name);
}

/** Lets go of everything at once, so that another worker need not wait for the leases to run out. */
export async function releaseLeases(owner: string): Promise<void> {
  await database().jobLease.updateMany({ where: { owner }, data: { owner: '', expiresAt: new Date(0) } });
}

/** Every job that ever ran, for the health page. */
export async function jobReports(): Promise<(JobReport & { readonly expiresAt: Date })[]> {
  return database().jobLease.findMany({
    select: { name: true, lastRunAt: true, lastError: true, expiresAt: true },
    orderBy: { name: 'asc' },
  });
}
