import 'server-only';
import type { z } from 'zod';
import { MAILBOX_KINDS, type MailboxKind, type zMailbox } from '@/lib/shared/schemas/citizen-api';
import { inTransaction } from '../repositories/database';
import { countCollected, handOutItems } from '../repositories/mailbox';
import { subscribeMailbox } from '../repositories/mailbox-events';
import { deliverLetters } from './asbestos/letters';
import { type DeliveryDeps, deliverPending } from './deliver-statement';

export type MailboxQuery = { readonly after: bigint; readonly waitSec: number };

/**
 * A card's items after a cursor, oldest first, which count as collected from then on; waits for the first one. The
 * connection to the database is not held while waiting. What could not be delivered earlier is delivered now.
 * @param signal the request's: a card that hung up is not waited for
 */
export async function readMailbox(
  personId: string,
  { after, waitSec }: MailboxQuery,
  deps: DeliveryDeps & { readonly signal: AbortSignal },
): Promise<z.input<typeof zMailbox>> {
  const { db, signal } = deps;
  const until = performance.now() + waitSec * 1000;
  const subscription = subscribeMailbox(personId);
  try {
    for (;;) {
      await deliverPending(personId, deps);
      await deliverLetters(personId, deps);
      const items = await inTransaction(db, (tx) => handOutItems(personId, after, new Date(), tx));
      const leftMs = until - performance.now();
      if (items.length > 0 || leftMs <= 0 || signal.aborted) return toMailbox(items, after);
      await subscription.next(leftMs, signal);
    }
  } finally {
    subscription.close();
  }
}

const kindOf = (stored: string): MailboxKind => MAILBOX_KINDS.find((kind) => kind === stored) ?? 'income';

const toMailbox = (items: Awaited<ReturnType<typeof handOutItems>>, after: bigint): z.input<typeof zMailbox> => ({
  items: items.map(({ id, cursor, kind, enc, ciphertext, replacesId, createdAt }) => ({
    id,
    cursor: cursor.toString(),
    kind: kindOf(kind),
    sealed: { enc, ciphertext },
    replaces: replacesId,
    createdAtMs: createdAt.getTime(),
  })),
  cursor: (items.at(-1)?.cursor ?? after).toString(),
});

/** How many of these items the person's mailbox has handed out. */
export const collectedCount = async (
  personId: string,
  ids: readonly string[],
  { db }: Pick<DeliveryDeps, 'db'>,
): Promise<number> => countCollected(personId, ids, db);
