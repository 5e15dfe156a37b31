import type { Curve, ThreadTask } from 'snarkjs';

/**
 * Window in bits for a chunk of n points, by log2(n): as in ffjavascript, whose kernel does the work.
 * Beyond the table the last value holds.
 */
const WINDOW_BITS = [1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13, 13, 14, 15, 16, 16, 17];
const KERNELS = { G1: 'g1m_multiexpAffine_chunk', G2: 'g2m_multiexpAffine_chunk' } as const;

function windowBits(points: number): number {
  return WINDOW_BITS[Math.min(Math.floor(Math.log2(points)), WINDOW_BITS.length - 1)] ?? 1;
}

/** Sum of scalar · base over one chunk, all windows in one task: bases and scalars are handed to a thread once. */
async function chunkSum(
  curve: Curve,
  name: keyof typeof KERNELS,
  bases: Uint8Array,
  scalars: Uint8Array,
  points: number,
): Promise<Uint8Array> {
  const group = curve[name];
  const resultBytes = group.F.n8 * 3;
  const scalarBytes = scalars.byteLength / points;
  const bits = windowBits(points);
  const windows = Math.ceil((scalarBytes * 8) / bits);
  const task: ThreadTask[] = [
    { cmd: 'ALLOCSET', var: 0, buff: bases },
    { cmd: 'ALLOCSET', var: 1, buff: scalars },
  ];
  for (let window = 0; window < windows; window++) {
    const out = window + 2;
    const from = window * bits;
    const length = Math.min(scalarBytes * 8 - from, bits);
    task.push(
      { cmd: 'ALLOC', var: out, len: resultBytes },
      {
        cmd: 'CALL',
        fnName: KERNELS[name],
        params: [
          { var: 0 },
          { var: 1 },
          { val: scalarBytes },
          { val: points },
          { val: from },
          { val: length },
          { var: out },
        ],
      },
      { cmd: 'GET', out: window, var: out, len: resultBytes },
    );
  }
  const sums = await curve.tm.queueAction(task);
  let total = group.zero;
  for (const sum of [...sums].reverse()) {
    for (let bit = 0; bit < bits && !group.isZero(total); bit++) total = group.double(total);
    total = group.add(total, sum);
  }
  return total;
}

/**
 * Sum of scalar · base, with the kernel of ffjavascript. The library's own function sends every thread all points again
 * for each window of bits: two dozen copies of megabytes a sum, which a browser pays for dearly. Here each thread gets
 * its share once.
 * @param bases affine points in Montgomery form, side by side @param scalars of equal length, little-endian, side by side
 * @throws Error when the lengths do not match
 */
export async function multiExponentiate(
  curve: Curve,
  name: keyof typeof KERNELS,
  bases: Uint8Array,
  scalars: Uint8Array,
): Promise<Uint8Array> {
  const group = curve[name];
  const pointBytes = group.F.n8 * 2;
  const points = Math.floor(bases.byteLength / pointBytes);
  if (points === 0) return group.zero;
  const scalarBytes = scalars.byteLength / points;
  if (!Number.isInteger(scalarBytes)) throw new Error('Scalar size does not match');
  const size = Math.ceil(points / curve.tm.concurrency);
  const sums: Promise<Uint8Array>[] = [];
  for (let from = 0; from < points; from += size) {
    const until = Math.min(from + size, points);
    const chunk = bases.slice(from * pointBytes, until * pointBytes);
    sums.push(chunkSum(curve, name, chunk, scalars.slice(from * scalarBytes, until * scalarBytes), until - from));
  }
  return (await Promise.all(sums)).reduce((a, b) => group.add(a, b), group.zero);
}
