'use client';

import { useCallback, useState } from 'react';
import { addMonths, type Period, period as toPeriod } from '@/lib/shared/domain/period';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import type { ApiAnswer } from '../staff/api-call';
import { statementsOf } from './issuer-api';
import type { KnownStatements } from './statement-draft';

/** Months from `from` up to and including `to`; none when `from` is later. */
function monthsBetween(from: Period, to: Period): Period[] {
  const months: Period[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * The employer's statements by month, fetched when a form needs them. A month is known only together with all later
 * ones, because a later statement may correct it.
 * @param latest the last month that a statement may be about
 */
export function useKnownStatements(latest: Period): {
  known: KnownStatements;
  /** Fetches these months and all later ones anew. The answer holds what is known by then. */
  load: (periods: readonly number[]) => Promise<ApiAnswer<KnownStatements>>;
} {
  const [known, setKnown] = useState<KnownStatements>(new Map());
  const load = useCallback(
    async (periods: readonly number[]): Promise<ApiAnswer<KnownStatements>> => {
      const chosen = periods.filter((one) => one > 0);
      if (chosen.length === 0) return { ok: true, value: new Map() };
      const months = monthsBetween(toPeriod(Math.min(...chosen)), latest);
      const answers = await Promise.all(months.map((month) => statementsOf(month)));
      const found = new Map<number, readonly IssuedStatement[]>();
      for (const [index, answer] of answers.entries()) {
        if (!answer.ok) return answer;
        const month = months[index];
        if (month !== undefined) found.set(month, answer.value);
      }
      setKnown((before) => new Map([...before, ...found]));
      return { ok: true, value: found };
    },
    [latest],
  );
  return { known, load };
}
