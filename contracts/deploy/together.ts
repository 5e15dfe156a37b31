/**
 * Does things beside each other, and is over only when all of them are: after a failure nothing is still under way, so
 * that the whole may be run again at once.
 * @returns their results, in the same order
 * @throws what the first in the list that failed threw
 */
export async function together<T>(tasks: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(tasks);
  return await Promise.all(tasks);
}
