import { NULLIFIER_CLASSES } from '../../domain/schemes';
import { LUMP_SUM_PERIOD } from '../../protocol/advance-witness';
import { hashNullifier } from '../../protocol/hashes';
import type { PublishedNote } from '../portal-api';
import type { AgentPorts, CardIdentity } from './ports';

const { incomeSupplement, asbestosAdvance } = NULLIFIER_CLASSES;
const classOf = (period: number): number => (period === LUMP_SUM_PERIOD ? asbestosAdvance : incomeSupplement);

/**
 * Finds the card's own notes among everybody's: every wallet fetches the same list, and knows its own nullifiers
 * alone. Starts at the pool's first block, so that a restored card finds what it once claimed.
 */
export function createNotes(
  { secret }: Pick<CardIdentity, 'secret'>,
  { open }: Pick<AgentPorts, 'open'>,
  startBlock: number,
) {
  let nextBlock = startBlock;
  // The lump sum's is one nullifier: looked for always, so that a restored card finds what it once applied for.
  const watched = new Map([[String(hashNullifier(secret, asbestosAdvance, LUMP_SUM_PERIOD)), LUMP_SUM_PERIOD]]);
  const found = new Map<number, PublishedNote>();
  let running: Promise<void> | null = null;

  async function fetchNew(): Promise<void> {
    const { notes, nextBlock: after } = await open.notes(nextBlock);
    for (const note of notes) {
      const period = watched.get(String(note.nullifier));
      if (period !== undefined && note.nullifierClass === classOf(period)) found.set(period, note);
    }
    nextBlock = after;
  }

  return {
    /** Adds months to look for. A new one makes the next look start from the first block again. */
    watch(periods: readonly number[]): void {
      const known = new Set(watched.values());
      for (const period of periods) {
        if (known.has(period)) continue;
        watched.set(String(hashNullifier(secret, incomeSupplement, period)), period);
        nextBlock = startBlock;
      }
    },
    /** One look at a time, shared by whoever asks. */
    refresh(): Promise<void> {
      running ??= fetchNew().finally(() => {
        running = null;
      });
      return running;
    },
    /** @param period of the month, or LUMP_SUM_PERIOD */
    noteOf: (period: number): PublishedNote | null => found.get(period) ?? null,
  };
}
export type Notes = ReturnType<typeof createNotes>;
