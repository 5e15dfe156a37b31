import 'server-only';
import { database } from '../repositories/database';
import { figuresKeeper } from '../services/figures-keeper';
import type { JobDefinition } from './job';
import type { JobDependencies } from './jobs';

const FIGURES_POLL_MS = 1000;

/** What the agencies' desks show: worked out anew when the index has changed, with rests in between. */
export function figuresJob({ chains: { payout } }: Pick<JobDependencies, 'chains'>): JobDefinition {
  const keeper = figuresKeeper(payout, database());
  return {
    name: 'figures',
    wakeOn: ['index:income', 'index:health', 'index:payout'],
    pollMs: FIGURES_POLL_MS,
    async turn() {
      await keeper.turn();
      return 'idle';
    },
  };
}
