import { bigEndian } from '../bytes';
import type { RandomBytes } from '../identity';

/** A random whole number, 0 <= value < below, for limits up to 2^32. Its bias is below 2^-16 of one value's share. */
export const drawBelow = (below: number, random: RandomBytes): number => Number(bigEndian(random(6)) % BigInt(below));

/** A random order of the same items. */
export function shuffled<T>(items: readonly T[], random: RandomBytes): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = drawBelow(last + 1, random);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
