import type { Curve, ThreadTask } from 'snarkjs';
import { BUCKET_SUM, bucketSumBytes } from './bucket-sum-kernel';

const SCALAR_BYTES = 32;
const SCALAR_BITS = SCALAR_BYTES * 8;
/** Scalars are below the group's order. */
const ORDER_BITS = 254;
const LARGEST_WINDOW = 14;
/** Multiplications of an affine addition with its share of the inversion, and of one bucket in the closing sums. */
const COST = { addition: 6, bucket: 27 } as const;

type Windows = { readonly bits: number; readonly count: number };

/** The window that takes the fewest multiplications for a chunk of so many points. */
export function windowsFor(points: number): Windows {
  const costOf = ({ bits, count }: Windows): number => count * (points * COST.addition + 2 ** (bits - 1) * COST.bucket);
  const choices = Array.from({ length: LARGEST_WINDOW - 1 }, (_, i) => {
    const bits = i + 2;
    return { bits, count: Math.ceil(ORDER_BITS / bits) };
  });
  return choices.reduce((best, next) => (costOf(next) < costOf(best) ? next : best));
}

/**
 * Adds half of a window to each window but the last: then a window's bits less that half are its signed digit, and no
 * digit depends on another. The sum stays below 2^256, because scalars are below 2^254.
 */
function shiftDigits(scalars: Uint8Array, { bits, count }: Windows): Uint8Array {
  let offset = 0n;
  for (let window = 0; window < count - 1; window++) offset |= 1n << BigInt(window * bits + bits - 1);
  const words = new Uint32Array(scalars.slice().buffer);
  const perScalar = SCALAR_BYTES / 4;
  const add = Array.from({ length: perScalar }, (_, i) => Number((offset >> BigInt(32 * i)) & 0xffff_ffffn));
  for (let from = 0; from < words.length; from += perScalar) {
    let carry = 0;
    for (let i = 0; i < perScalar; i++) {
      const sum = (words[from + i] ?? 0) + (add[i] ?? 0) + carry;
      words[from + i] = sum;
      carry = sum > 0xffff_ffff ? 1 : 0;
    }
  }
  return new Uint8Array(words.buffer);
}

/** Sum of scalar · base over one chunk, all windows in one task: bases and scalars are handed to a thread once. */
async function chunkSum(
  curve: Curve,
  name: keyof typeof BUCKET_SUM,
  bases: Uint8Array,
  scalars: Uint8Array,
  points: number,
): Promise<Uint8Array> {
  const group = curve[name];
  const resultBytes = group.F.n8 * 3;
  const windows = windowsFor(points);
  const { bits, count } = windows;
  const lastBits = SCALAR_BITS - (count - 1) * bits;
  const workBytes = bucketSumBytes(points, 2 ** Math.max(bits - 1, lastBits), group.F.n8);
  const task: ThreadTask[] = [
    { cmd: 'ALLOCSET', var: 0, buff: bases },
    { cmd: 'ALLOCSET', var: 1, buff: shiftDigits(scalars, windows) },
    { cmd: 'ALLOC', var: 2, len: workBytes },
    { cmd: 'ALLOC', var: 3, len: resultBytes },
  ];
  for (let window = 0; window < count; window++) {
    const isLast = window === count - 1;
    const numbers = [SCALAR_BYTES, points, window * bits, isLast ? lastBits : bits, isLast ? 0 : 2 ** (bits - 1)];
    task.push(
      {
        cmd: 'CALL',
        fnName: BUCKET_SUM[name],
        params: [{ var: 0 }, { var: 1 }, ...numbers.map((val) => ({ val })), { var: 2 }, { var: 3 }],
      },
      { cmd: 'GET', out: window, var: 3, len: resultBytes },
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
 * Sum of scalar · base over the curve's threads, each of which gets its share of the points once: the library's own
 * function sends every thread all of them again for each window of bits. PRE scalars are below 2^254, and the curve has
 * the bucket-sum kernels. Enforced: witnesses and quotients are field elements; prover-curve.ts. Test: Z-01.
 * @param bases affine points in Montgomery form, side by side
 * @param scalars 32 bytes each, little-endian, side by side
 * @throws Error when the lengths do not match
 */
export async function multiExponentiate(
  curve: Curve,
  name: keyof typeof BUCKET_SUM,
  bases: Uint8Array,
  scalars: Uint8Array,
): Promise<Uint8Array> {
  const group = curve[name];
  const pointBytes = group.F.n8 * 2;
  const points = Math.floor(bases.byteLength / pointBytes);
  if (scalars.byteLength !== points * SCALAR_BYTES) throw new Error('Scalar size does not match');
  if (points === 0) return group.zero;
  const size = Math.ceil(points / curve.tm.concurrency);
  const sums: Promise<Uint8Array>[] = [];
  for (let from = 0; from < points; from += size) {
    const until = Math.min(from + size, points);
    const chunk = bases.slice(from * pointBytes, until * pointBytes);
    sums.push(chunkSum(curve, name, chunk, scalars.slice(from * SCALAR_BYTES, until * SCALAR_BYTES), until - from));
  }
  return (await Promise.all(sums)).reduce((a, b) => group.add(a, b), group.zero);
}
