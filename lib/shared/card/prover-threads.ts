import type { Curve, ThreadError } from 'snarkjs';
import { AppError } from '../errors/app-error';

/** As ffjavascript asks for it: 25 pages of 64 kB at first, and room for 2 GB. */
const THREAD_MEMORY = { initial: 25, maximum: 32_767 };
const MOST_THREADS = 64;
/** "could not allocate memory", "Out of memory", "failed to grow memory", "Array buffer allocation failed": every browser its own. */
const SHORT = /out of memory|allocat|grow/iu;

/** Whether it was for want of memory. */
export const isMemoryShort = (error: unknown): boolean =>
  error instanceof AppError ? error.code === 'MEMORY_SHORT' : error instanceof Error && SHORT.test(error.message);

/**
 * Asks for as much memory as the threads will, and gives it back: one that does not get its own at its start tells nobody, and
 * whoever waits for it would wait for ever.
 * @throws RangeError
 */
export function requireThreadMemory(): void {
  const threads = Math.min(MOST_THREADS, globalThis.navigator?.hardwareConcurrency || 2);
  for (let i = 0; i < threads; i++) void new WebAssembly.Memory(THREAD_MEMORY);
}

/**
 * Runs a job on the curve's threads, and ends it when one of them fails: the library waits for answers alone. After a fault
 * of any kind the threads are ended, so that the next proof starts with new ones.
 * @throws AppError MEMORY_SHORT or PROVING_FAILED for a thread, else what the job throws
 */
export async function onThreads<T>(curve: Curve, job: () => Promise<T>): Promise<T> {
  const { workers } = curve.tm;
  let tell: (event: ThreadError) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    tell = (event) => {
      // Else the page would hear of it, too, and take it for a program that did not load.
      event.preventDefault?.();
      reject(new AppError(SHORT.test(event.message) ? 'MEMORY_SHORT' : 'PROVING_FAILED'));
    };
  });
  for (const worker of workers) worker.addEventListener('error', tell);
  try {
    return await Promise.race([job(), failed]);
  } catch (error) {
    const holder = globalThis as { curve_bn128?: Curve | null };
    if (holder.curve_bn128 === curve) holder.curve_bn128 = null;
    for (const worker of workers) worker.terminate();
    throw error;
  } finally {
    for (const worker of workers) worker.removeEventListener('error', tell);
  }
}
