import { AppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/codes';
import type { AgentPorts } from './ports';

/**
 * How long an answer of the chain counts, in milliseconds. What stood there may have been followed by something newer that
 * the portal keeps back from one wallet; successors are published days ahead, and old roots are accepted for days.
 */
export const ANSWER_GOOD_MS = 3600_000;

type Question<Facts, Item extends Facts> = {
  /** What is asked about. */
  readonly keyOf: (item: Item) => string;
  /** All that has to be the same at the portal and on the chain. */
  readonly factsOf: (facts: Facts) => string;
  /** What stands on the chain of each item, in their order. Rejects when it cannot be read. */
  readonly onChain: (items: readonly Item[]) => Promise<readonly Facts[]>;
  /** Thrown when the chain says otherwise. */
  readonly refusal: ErrorCode;
};

/**
 * Compares what the portal serves with what stands on its chain. Every wallet asks about all of it, with or without a
 * claim, so that asking tells nothing; what was confirmed within the hour is not asked about again.
 */
export function createChainCheck<Facts, Item extends Facts>(
  { clock }: Pick<AgentPorts, 'clock'>,
  { keyOf, factsOf, onChain, refusal }: Question<Facts, Item>,
) {
  const answered = new Map<string, { readonly facts: string; readonly atMs: number }>();
  let last: Promise<void> = Promise.resolve();

  /** Whether the chain said so within the hour. */
  function holds(item: Item): boolean {
    const answer = answered.get(keyOf(item));
    return answer?.facts === factsOf(item) && clock.nowMs() - answer.atMs < ANSWER_GOOD_MS;
  }

  async function askNow(items: readonly Item[]): Promise<void> {
    const open = items.filter((item) => !holds(item));
    if (open.length === 0) return;
    const answers = await onChain(open).catch((cause: unknown) => {
      throw new AppError('CHAIN_UNAVAILABLE', { cause });
    });
    open.forEach((item, i) => {
      const answer = answers[i];
      if (answer !== undefined) answered.set(keyOf(item), { facts: factsOf(answer), atMs: clock.nowMs() });
    });
  }

  /** One question at a time: who comes second finds the answers of the first. @throws CHAIN_UNAVAILABLE */
  function ask(items: readonly Item[]): Promise<void> {
    last = last.catch(() => undefined).then(() => askNow(items));
    return last;
  }

  return {
    ask,
    holds,
    /** That it stands on the chain as it is served. @param all that is served @throws the refusal, CHAIN_UNAVAILABLE */
    async require(item: Item, all: readonly Item[]): Promise<void> {
      if (holds(item)) return;
      await ask(all);
      if (!holds(item)) throw new AppError(refusal);
    },
  };
}
