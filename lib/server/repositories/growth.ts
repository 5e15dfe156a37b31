import 'server-only';
import type { Growth } from '@/lib/shared/schemas/presenter-api';
import type { Db } from './database';
import { countLoadMail } from './load-run';

/** How much the database holds: its bytes, and the rows that the indexer wrote of claims on their way. */
export async function countGrowth(db: Db): Promise<Growth> {
  const [claims, notes, queued, messages, deliveries, mail, sizes] = await Promise.all([
    db.claimEvent.count(),
    db.noteEvent.count(),
    db.leafQueuedEvent.count(),
    db.message.count(),
    db.deliveryEvent.count(),
    countLoadMail(db),
    db.$queryRaw<{ bytes: bigint }[]>`SELECT pg_database_size(current_database()) AS bytes`,
  ]);
  const rows = claims + notes + queued + messages + deliveries;
  return { claims, notes, rows, ...mail, databaseBytes: Number(sizes[0]?.bytes ?? 0n) };
}
