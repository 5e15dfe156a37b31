/** How long each stage of a claim took, as the card's own timeline has it, against the figures of the first experiment. */

export const STAGES = ['delivery', 'proof', 'relay', 'transaction', 'crossing', 'opening'] as const;
export type LatencyStage = (typeof STAGES)[number];

type Moment = { readonly phase: string; readonly atMs: number };

/** From which phase to which one. `issued` is the server's: when the statement was written. */
const BETWEEN: Readonly<Record<LatencyStage, readonly [from: string, until: string]>> = {
  delivery: ['issued', 'statement-received'],
  proof: ['proving', 'sending'],
  relay: ['sending', 'sent'],
  /** The one transaction on the income chain, sent and seen in a block: what the first experiment measured. */
  transaction: ['sent', 'accepted'],
  /** From that block to the note on the payout chain: validators, messenger, pool. */
  crossing: ['accepted', 'triggered'],
  opening: ['triggered', 'arrived'],
};

/**
 * The first experiment's figures: on a closed blockchain a transaction within a second, on an open one 4 to 14 seconds.
 * @see docs: FACTS, "The original experiment's figures"
 */
export const ORIGINAL_MS = { closed: { least: 0, most: 1_000 }, open: { least: 4_000, most: 14_000 } } as const;

export type Latency = {
  readonly stages: readonly { readonly stage: LatencyStage; readonly ms: number | null }[];
  /** From statement to money; null until it has arrived. */
  readonly totalMs: number | null;
};

/** @param issuedAtMs when the last statement of the month was written @param timeline the card's */
export function latencyOf(issuedAtMs: number | null, timeline: readonly Moment[]): Latency {
  const at = new Map(timeline.map(({ phase, atMs }) => [phase, atMs]));
  if (issuedAtMs !== null) at.set('issued', issuedAtMs);
  const between = (from: string, until: string): number | null => {
    const [begin, end] = [at.get(from), at.get(until)];
    return begin === undefined || end === undefined ? null : Math.max(0, end - begin);
  };
  return {
    stages: STAGES.map((stage) => ({ stage, ms: between(...BETWEEN[stage]) })),
    totalMs: between('issued', 'arrived'),
  };
}
