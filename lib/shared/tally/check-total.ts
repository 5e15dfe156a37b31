import type { EurCents } from '../domain/cents';
import { toAppError } from '../errors/app-error';
import { BASE8, type Point, pointAdd, scalarMul } from '../protocol/babyjubjub';
import { recoverTotal } from '../protocol/discrete-log';
import { totalPoint } from '../protocol/tally';
import { StepRefused } from './steps';

/**
 * That the total times B8, with both shares, is the second sum: the same equation as the contract's.
 * @returns the total times B8 @throws StepRefused equation-fails
 */
export function checkEquation(totalCents: EurCents, c2: Point, shares: readonly Point[]): Point {
  const point = scalarMul(BASE8, totalCents);
  const [x, y] = shares.reduce(pointAdd, point);
  if (x !== c2[0] || y !== c2[1]) throw new StepRefused('equation-fails', { totalCents: String(totalCents) });
  return point;
}

/**
 * Takes the shares off the second sum and looks for the number behind what is left, without knowing it.
 * @param maxCents sum of the caps @throws StepRefused not-recovered, other-total
 */
export function checkRecovered(
  totalCents: EurCents,
  maxCents: EurCents,
  c2: Point,
  shares: readonly Point[],
): EurCents {
  const recovered = recovering(() => recoverTotal(totalPoint(c2, shares), maxCents));
  if (recovered !== totalCents) throw new StepRefused('other-total', { recovered: String(recovered) });
  return recovered;
}

function recovering(work: () => EurCents): EurCents {
  try {
    return work();
  } catch (error) {
    if (toAppError(error).code === 'TALLY_TOTAL_NOT_FOUND') throw new StepRefused('not-recovered');
    throw error;
  }
}
