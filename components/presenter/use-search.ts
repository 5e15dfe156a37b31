'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { StageApi } from '@/lib/client/presenter/stage-api';
import { toAppError } from '@/lib/shared/errors/app-error';
import type { PersonaReport } from '@/lib/shared/presenter/persona-message';
import type { PersonaId } from '@/lib/shared/presenter/personas';
import { type RowCheck, rowChecks, type SearchResult } from '@/lib/shared/presenter/row-checks';
import { leaksOf } from '@/lib/shared/presenter/search-leaks';

export type SearchView = {
  readonly busy: boolean;
  /** Code of the last search that failed. */
  readonly error: string | null;
  /** The newest answer, to what somebody typed or to a person's name. */
  readonly result: SearchResult | null;
  /** Rows of the table "hidden from whom" that a search has just gone after, and for whom. */
  readonly checks: readonly RowCheck[];
  readonly checkedAtMs: number | null;
  readonly checkedFor: PersonaId | null;
  readonly find: (text: string) => Promise<void>;
  /** Searches for a person's name, account and card, and for what was stated and claimed. @returns places that nobody should find @throws what the search refuses */
  readonly forPerson: (person: PersonaId | null) => Promise<number>;
  readonly forget: () => void;
};

const amountText = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;
const UNCHECKED = { checks: [], checkedAtMs: null, checkedFor: null } as const;
const NOTHING = { error: null, result: null, ...UNCHECKED } as const;
/** Amounts of each kind that are gone after: each is a search of everything. */
const MOST_AMOUNTS = 6;
const distinct = (amounts: readonly bigint[]): readonly bigint[] => [...new Set(amounts)].slice(0, MOST_AMOUNTS);

/** Searches everything that stands on the chains. */
export function useSearch(api: StageApi, reports: ReadonlyMap<string, PersonaReport>): SearchView {
  const [busy, setBusy] = useState(false);
  const [state, setState] =
    useState<Pick<SearchView, 'error' | 'result' | 'checks' | 'checkedAtMs' | 'checkedFor'>>(NOTHING);
  const latest = useRef(reports);
  useEffect(() => {
    latest.current = reports;
  });

  const guarded = useCallback(async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    setState((before) => ({ ...before, error: null }));
    try {
      return await work();
    } catch (error) {
      const { code } = toAppError(error);
      setState((before) => ({ ...before, error: code }));
      throw error;
    } finally {
      setBusy(false);
    }
  }, []);

  const find = useCallback(
    (text: string) =>
      guarded(async () => {
        const result = await api.search(text);
        setState((before) => ({ ...before, result }));
      }).catch(() => undefined),
    [api, guarded],
  );

  const forPerson = useCallback(
    (id: PersonaId | null) =>
      guarded(async () => {
        // Whatever comes of it, no tick of an earlier search stands any more.
        setState((before) => ({ ...before, ...UNCHECKED }));
        if (id === null) return 0;
        const desks = await api.desks(id);
        const claimed = (latest.current.get(id)?.claims ?? []).filter(({ phase }) => phase === 'arrived');
        const stated = desks.employers.flatMap(({ statements }) => statements);
        const all = (amounts: readonly bigint[]) =>
          Promise.all(distinct(amounts).map((cents) => api.search(amountText(cents))));
        const traces = await api.traces(id);
        const found = {
          traces,
          amounts: await all(claimed.map(({ amountCents }) => BigInt(amountCents))),
          incomes: await all(stated.map(({ netCents }) => netCents)),
        };
        const checks = rowChecks(found);
        setState((before) => ({ ...before, result: traces.name, checks, checkedAtMs: Date.now(), checkedFor: id }));
        return leaksOf(found);
      }),
    [api, guarded],
  );
  const forget = useCallback(() => setState(NOTHING), []);
  return { busy, ...state, find, forPerson, forget };
}
