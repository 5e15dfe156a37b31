import 'server-only';
import type { MeasuredGas } from '@/lib/shared/presenter/cost';
import type { Db } from '../../repositories/database';
import { gasByKind } from '../../repositories/relay-gas';

/** What transactions of this deployment used, for the comparison of costs. */
export const measuredGas = async (db: Db): Promise<readonly MeasuredGas[]> =>
  (await gasByKind(db)).map(({ kind, count, medianGas }) => ({ kind, count, gas: Number(medianGas) }));
