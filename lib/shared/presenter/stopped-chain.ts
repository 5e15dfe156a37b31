import type { Run } from '../schemas/presenter-api';

/** Long enough for a claim to come onto the income chain meanwhile, also where blocks are slow. */
const STOPPED_SEC = 20;
const STOPPED_BLOCKS = 2;
/** The stage lets go of a chain after a minute. */
const MOST_STOPPED_SEC = 60;

/** How long the attack `stopped-chain` stops the payout chain: what its button says, and what it does. */
export const stoppedChainSec = (blockTimeSec: number): number =>
  Math.min(MOST_STOPPED_SEC, STOPPED_SEC + STOPPED_BLOCKS * blockTimeSec);

/** How long a run says that it stops the chain; null before it says so. The pace may be another one by now. */
export function toldStopSec({ lines }: Pick<Run, 'lines'>): number | null {
  const told = Number(lines.find(({ key }) => key === 'chainStopped')?.data.stoppedMs);
  return Number.isFinite(told) ? told / 1000 : null;
}
