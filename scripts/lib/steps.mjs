/** Prints each step of a longer task with the seconds it took. */

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`.padStart(8);

/**
 * @template T
 * @param {string} title what happens
 * @param {() => Promise<T> | T} task
 * @param {{summary?: (result: T) => string}} [options] summary: a few words on the result, shown behind the title
 * @returns {Promise<T>}
 */
export async function step(title, task, { summary } = {}) {
  const startedMs = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`… ${title}`);
  try {
    const result = await task();
    const note = summary ? ` (${summary(result)})` : '';
    process.stdout.write(`${live ? '\r\x1b[2K' : ''}✓ ${`${title}${note}`.padEnd(70)}${seconds(startedMs)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r\x1b[2K' : ''}✗ ${title.padEnd(70)}${seconds(startedMs)}\n`);
    throw error;
  }
}
