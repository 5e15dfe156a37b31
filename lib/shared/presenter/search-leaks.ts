import { leaks, type rowChecks } from './row-checks';

/**
 * Places of all that a step searched for which nobody should be able to find. A search that confirms no row, as one of a text
 * that is too short, counts too: what it did find stands there.
 */
export function leaksOf({ traces, amounts, incomes }: Parameters<typeof rowChecks>[0]): number {
  const { name, account, holder } = traces;
  const results = [name, account, ...(holder ? [holder] : []), ...amounts, ...incomes];
  return results.reduce((sum, result) => sum + leaks(result), 0);
}
