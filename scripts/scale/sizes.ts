import { type Hex, size } from 'viem';
import type { ClaimTrace, Followed, Nodes } from './followed';

/** Transactions that are weighed for the medians. */
const SIZED = 20;
const TOPIC_BYTES = 32;

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Median gas of a claim on this chain, and the bytes that the chain keeps of it: input and events. */
export async function sizesOf(chain: Followed, traces: readonly ClaimTrace[], nodes: Nodes) {
  const claimsIn = (hash: Hex) => traces.filter((one) => one.hash === hash).length;
  const sizes = await Promise.all(
    [...new Set(traces.map(({ hash }) => hash))].slice(0, SIZED).map(async (hash) => {
      const [{ gasUsed, logs }, { input }] = await Promise.all([
        nodes[chain].getTransactionReceipt({ hash }),
        nodes[chain].getTransaction({ hash }),
      ]);
      const told = logs.reduce((sum, { data, topics }) => sum + size(data) + topics.length * TOPIC_BYTES, 0);
      // A delivery may carry more than one.
      const claims = claimsIn(hash);
      return { gas: Number(gasUsed) / claims, bytes: (size(input) + told) / claims };
    }),
  );
  return { gas: median(sizes.map(({ gas }) => gas)), bytes: median(sizes.map(({ bytes }) => bytes)) };
}
