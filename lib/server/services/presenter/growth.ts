import 'server-only';
import type { Growth } from '@/lib/shared/schemas/presenter-api';
import type { Db } from '../../repositories/database';
import { countGrowth } from '../../repositories/growth';

/** What a load run compares before and after: rows of the index, and the database's size. Everybody's, not the run's alone. */
export const growth = (db: Db): Promise<Growth> => countGrowth(db);
