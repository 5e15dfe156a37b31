import { type CalendarDay, calendarDay } from '../../domain/calendar-day';
import { type EurCents, eurCents } from '../../domain/cents';
import type { SourceMark } from '../source-mark';

/** The lump sum from one day on, until the next row's. */
export type TasAmount = {
  readonly validFrom: CalendarDay;
  /** Once in a life, not taxed here, as an advance. */
  readonly unit: 'lump sum';
  readonly amountCents: EurCents;
  readonly mark: SourceMark;
  readonly source: string;
};

const row = (validFrom: number, cents: bigint, mark: SourceMark, source: string): TasAmount => ({
  validFrom: calendarDay(validFrom),
  unit: 'lump sum',
  amountCents: eurCents(cents),
  mark,
  source,
});

/** In the order of their start. */
export const TAS_AMOUNTS: readonly TasAmount[] = [
  row(20230101, 2_283_900n, 'S', 'Regeling TAS 2014, amount of 2023: secondary source'),
  row(20240101, 2_401_000n, 'V', 'Regeling TAS 2014, amount of 2024'),
  row(20250101, 2_567_900n, 'S', 'Regeling TAS 2014, amount of 2025: secondary source, inferred from TSB'),
  row(20260101, 2_567_900n, 'U', 'Regeling TAS 2014, amount of 2026: not verified, so the amount of 2025 is used'),
];

/** First moment of a day in UTC, seconds: when a policy with its amount starts. */
const startSecOf = (day: CalendarDay): number =>
  Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 1000;

export const tasStartSec = ({ validFrom }: Pick<TasAmount, 'validFrom'>): number => startSecOf(validFrom);

/** The row that was in force at a moment, or undefined before the first. */
export const tasAmountAt = (sec: number): TasAmount | undefined =>
  TAS_AMOUNTS.findLast((amount) => tasStartSec(amount) <= sec);
