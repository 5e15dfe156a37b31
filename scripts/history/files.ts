import { fromRoot } from '../lib/root.mjs';
import type { PlannedClaim } from './plan';

/** Where proofs are kept while the history is made. */
export const FOLDER = fromRoot('build/history/claims');

export const claimFile = ({ household, period }: PlannedClaim): string => `${FOLDER}/${household.id}-${period}.json`;
