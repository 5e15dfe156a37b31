'use client';

import { useQuery } from '@tanstack/react-query';
import { sessionFetch } from '@/lib/client/http';
import { type AppError, toAppError } from '@/lib/shared/errors/app-error';
import { zDemoPeople } from '@/lib/shared/schemas/citizen-api';

export type DemoPerson = ReturnType<typeof zDemoPeople.parse>['people'][number];

/** The fictitious people that the simulated sign-in knows. Error DEMO_ONLY where there are none. */
export function useDemoPeople(): {
  readonly people: readonly DemoPerson[] | null;
  readonly error: AppError | null;
  readonly retry: () => void;
} {
  const query = useQuery({
    queryKey: ['demo-people'],
    queryFn: async () => zDemoPeople.parse(await sessionFetch()({ method: 'GET', path: '/api/demo/people' })).people,
    retry: false,
  });
  return {
    people: query.data ?? null,
    error: query.error ? toAppError(query.error) : null,
    retry: () => void query.refetch(),
  };
}
