/**
 * What is right now and then, and mostly a slip of the hand: asked about before it is sent, never refused. The server
 * takes every amount that fits.
 */

/** Above this, a month's wages are more likely a digit too many. */
const HIGH_CENTS = 2_500_000n;

export const isUnusual = (cents: bigint): boolean => cents === 0n || cents > HIGH_CENTS;

export type Attention = 'amount' | 'running';
type Line = {
  readonly period: number | null;
  readonly grossCents: string | null;
  readonly netCents: string | null;
  readonly errorCode: string | null;
};

/** What to look at in a good line of the CSV. @param latest yyyymm, the running month */
export function lineAttention(line: Line, latest: number): Attention[] {
  if (line.errorCode !== null) return [];
  const amounts = [line.grossCents, line.netCents].filter((cents) => cents !== null);
  return [
    ...(amounts.some((cents) => isUnusual(BigInt(cents))) ? ['amount' as const] : []),
    ...(line.period === latest ? ['running' as const] : []),
  ];
}
