/** How many claims a second get how far in a load run, from the counts that it reports. */

export const PROGRESS = ['taken', 'claimed', 'paid'] as const;
export type ProgressKey = (typeof PROGRESS)[number];

/** Claims a second, of the seconds before `atSec`. */
export type Throughput = { readonly atSec: number } & { readonly [key in ProgressKey]: number };

/** The relay sends its claims in turns, and a block holds many: a second by itself would be all or nothing. */
export const SMOOTH_SEC = 3;

type Sample = Readonly<Record<string, number>>;
const SECOND_MS = 1000;

/** What a count was at a moment: on the straight line between the reports before and after it. */
function countAt(samples: readonly Sample[], key: ProgressKey, atMs: number): number {
  const at = (sample: Sample | undefined): readonly [ms: number, count: number] =>
    sample === undefined ? [0, 0] : [sample.elapsedMs ?? 0, sample[key] ?? 0];
  const next = samples.findIndex(({ elapsedMs = 0 }) => elapsedMs >= atMs);
  if (next < 0) return at(samples.at(-1))[1];
  const [fromMs, from] = at(samples[next - 1]);
  const [untilMs, until] = at(samples[next]);
  return untilMs <= fromMs ? until : from + ((until - from) * (atMs - fromMs)) / (untilMs - fromMs);
}

/**
 * One point for each whole second that was reported, each the mean of the last seconds; the run's first ones of as many as there
 * are. Nothing stands for a second that is not over yet.
 * @param samples counts since the beginning, with `elapsedMs`, in their order
 */
export function throughputOf(samples: readonly Sample[], smoothSec = SMOOTH_SEC): readonly Throughput[] {
  const counted = samples.filter(({ elapsedMs }) => elapsedMs !== undefined);
  const lastSec = Math.floor((counted.at(-1)?.elapsedMs ?? 0) / SECOND_MS);
  return Array.from({ length: lastSec }, (_, index) => {
    const atSec = index + 1;
    const fromSec = Math.max(0, atSec - smoothSec);
    const rate = (key: ProgressKey): number =>
      (countAt(counted, key, atSec * SECOND_MS) - countAt(counted, key, fromSec * SECOND_MS)) / (atSec - fromSec);
    return { atSec, taken: rate('taken'), claimed: rate('claimed'), paid: rate('paid') };
  });
}
