import type { RandomBytes } from '@/lib/shared/card/identity';

/** Seeded randomness: the same seed gives the same people, habits and plans. */
export type Random = {
  /** 0 <= value < 1 */
  readonly unit: () => number;
  readonly between: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  /** Standard normal. */
  readonly normal: () => number;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of the items, as often as its weight says. */
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  /** For proposePlan. */
  readonly bytes: RandomBytes;
  readonly hex: (bytes: number) => `0x${string}`;
};

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function seededRandom(seed: number): Random {
  const unit = generator(seed);
  const between = (low: number, high: number): number => low + (high - low) * unit();
  const bytes: RandomBytes = (length) => Uint8Array.from({ length }, () => Math.floor(unit() * 256));
  return {
    unit,
    between,
    chance: (share) => unit() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    pick: (items) => items[Math.floor(unit() * items.length)] as (typeof items)[number],
    weighted: (items) => {
      let left = unit() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const found = items.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? items[items.length - 1])?.[0] as (typeof items)[number][0];
    },
    bytes,
    hex: (length) => {
      const word = (): string =>
        Math.floor(unit() * 2 ** 32)
          .toString(16)
          .padStart(8, '0');
      return `0x${Array.from({ length: Math.ceil(length / 4) }, word)
        .join('')
        .slice(0, 2 * length)}`;
    },
  };
}
