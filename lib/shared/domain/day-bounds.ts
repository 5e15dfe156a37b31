const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** First moment of a day in the Netherlands: one or two hours before UTC's. */
const dayStart = (utcMidnightMs: number, day: string): Date | null => {
  const found = [1, 2].map((hours) => new Date(utcMidnightMs - hours * 3_600_000));
  return found.find((at) => AMSTERDAM.format(at) === `${day} 00:00`) ?? null;
};

/** From a day's first moment to that of the next one. @param day yyyy-mm-dd @returns null for what is no day */
export function dayBounds(day: string): readonly [Date, Date] | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const midnightMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnightMs)) return null;
  const nextMs = midnightMs + 86_400_000;
  const from = dayStart(midnightMs, day);
  const until = dayStart(nextMs, new Date(nextMs).toISOString().slice(0, 10));
  return from && until && [from, until];
}
