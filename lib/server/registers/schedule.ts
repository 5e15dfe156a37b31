/** Outside the demo, registers are published at these hours of the day, UTC: a change must not show its moment. */
export const PUBLICATION_HOURS_UTC = [2, 14] as const;

/** The last scheduled moment at or before `now`. */
export function lastScheduledAt(now: Date): Date {
  const dayStart = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const moments = [-1, 0].flatMap((day) =>
    PUBLICATION_HOURS_UTC.map((hour) => dayStart + day * 86_400_000 + hour * 3_600_000),
  );
  return new Date(Math.max(...moments.filter((moment) => moment <= now.getTime())));
}
