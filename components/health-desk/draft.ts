import { type CalendarDay, calendarDayOf, parseCalendarDay } from '@/lib/shared/domain/calendar-day';
import { AppError } from '@/lib/shared/errors/app-error';

/** What is wrong with a field of a form. */
export type Fault<Code extends string> = {
  /** Id of the control that it is about. */
  readonly fieldId: string;
  readonly code: Code;
};

/** A form as it was read: good to send, or what is wrong in the order of the fields. */
export type Judged<Draft, Code extends string> =
  | { readonly draft: Draft; readonly faults: readonly [] }
  | { readonly draft: null; readonly faults: readonly Fault<Code>[] };

/** A draft when nothing is wrong. @param draft called then only */
export const judged = <Draft, Code extends string>(
  faults: readonly Fault<Code>[],
  draft: () => Draft | null,
): Judged<Draft, Code> => {
  const good = faults.length === 0 ? draft() : null;
  return good === null ? { draft: null, faults } : { draft: good, faults: [] };
};

export type DayCode = 'dateMissing' | 'DATE_MALFORMED' | 'DATE_IN_FUTURE';

/** Reads a day up to today. @param text yyyy-mm-dd as a date field holds it */
export function checkDay(text: string, today: CalendarDay): { day: CalendarDay } | { code: DayCode } {
  if (text.trim() === '') return { code: 'dateMissing' };
  try {
    const day = parseCalendarDay(text);
    return day > today ? { code: 'DATE_IN_FUTURE' } : { day };
  } catch (error) {
    if (error instanceof AppError) return { code: 'DATE_MALFORMED' };
    throw error;
  }
}

/**
 * Today, for a page that may stay open past midnight on a computer whose clock may be slow: a good day is never refused
 * here. Enforced: the server checks it by its own clock.
 * @param asked the server's day when the page was made
 */
export const latestDay = (asked: CalendarDay, now: Date): CalendarDay => {
  const here = calendarDayOf(now);
  return here > asked ? here : asked;
};

/** Which field a refusal of the server is about. @returns null when it is about none */
export const faultFor =
  <Code extends string>(fields: Readonly<Record<Code, string>>) =>
  (code: string): Fault<Code> | null =>
    isKey(fields, code) ? { fieldId: fields[code], code } : null;

const isKey = <Code extends string>(fields: Readonly<Record<Code, string>>, code: string): code is Code =>
  Object.hasOwn(fields, code);
