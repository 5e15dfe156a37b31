import type { Period } from '@/lib/shared/domain/period';
import type { SearchResult } from '@/lib/shared/presenter/row-checks';
import { type Attack, type Stage, type StageProfile, zStage } from '@/lib/shared/schemas/presenter-api';
import {
  type ChainViews,
  type Traces,
  zChainViews,
  zSearchResult,
  zTraces,
} from '@/lib/shared/schemas/presenter-chains';
import {
  type AgencyFigures,
  type Desks,
  type StepReply,
  zAgencyFigures,
  zDesks,
  zStepReply,
} from '@/lib/shared/schemas/presenter-steps';
import { type Total, zTotals } from '@/lib/shared/schemas/totals-api';
import { sessionFetch } from '../http';

/** Longer than a search of all blocks takes. */
const SLOW_MS = 60_000;

/** The presenter's part of the API, from the stage's page. @param client this page's own name */
export function stageApi(client: string) {
  const fetch = sessionFetch();
  const post = (path: string, body: unknown, timeoutMs = SLOW_MS): Promise<unknown> =>
    fetch({ method: 'POST', path: `/api/presenter/${path}`, body, timeoutMs });
  const get = (path: string): Promise<unknown> => fetch({ method: 'GET', path });
  return {
    stage: async (): Promise<Stage> => zStage.parse(await get('/api/presenter/stage')),
    /** @throws STAGE_LED while another page leads, unless it takes over */
    lead: async (takeOver: boolean, place: { step: string | null; epoch: number | null }): Promise<Stage> =>
      zStage.parse(await post('lead', { client, takeOver, ...place })),
    reset: () => post('reset', { client }),
    setProfile: (profile: StageProfile) => post('profile', { client, profile }),
    attack: (name: Attack) => post('run', { client, kind: 'attack', name }),
    scale: (citizens: number) => post('run', { client, kind: 'scale', citizens }),
    cancelRun: () => post('run', { client, kind: 'cancel' }),
    step: async (id: string, period: number | null): Promise<StepReply> =>
      zStepReply.parse(await post(`steps/${id}`, { period: period as Period | null })),
    desks: async (person: string): Promise<Desks> =>
      zDesks.parse(await get(`/api/presenter/steps?person=${encodeURIComponent(person)}`)),
    figures: async (person: string | null): Promise<AgencyFigures> =>
      zAgencyFigures.parse(
        await get(`/api/presenter/figures${person === null ? '' : `?person=${encodeURIComponent(person)}`}`),
      ),
    totals: async (): Promise<readonly Total[]> => zTotals.parse(await get('/api/totals')).totals,
    chains: async (): Promise<ChainViews> => zChainViews.parse(await get('/api/presenter/chains')),
    search: async (text: string): Promise<SearchResult> => zSearchResult.parse(await post('search', { text })),
    traces: async (person: string): Promise<Traces> => zTraces.parse(await post('traces', { person })),
  };
}
export type StageApi = ReturnType<typeof stageApi>;
