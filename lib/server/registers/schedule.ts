/** Outside the demo, registers are published at these hours of the day, UTC: a change must not show its moment. */
export const PUBLICATION_HOURS_UTC = [2, 14] as const;

/** Scheduled moments from the day before `now` to the day after it, in order. */
function momentsAround(now: Date): number[] {
  const dayStart = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return [-1, 0, 1].flatMap((day) =>
    PUBLICATION_HOURS_UTC.map((hour) => dayStart + day * 86_400_000 + hour * 3_600_000),
  );
}

/** The last scheduled moment at or before `now`. */
export function lastScheduledAt(now: Date): Date {
  return new Date(Math.max(...momentsAround(now).filter((moment) => moment <= now.getTime())));
}

/** The first scheduled moment after `now`. */
export function nextScheduledAt(now: Date): Date {
  return new Date(Math.min(...momentsAround(now).filter((moment) => moment > now.getTime())));
}
