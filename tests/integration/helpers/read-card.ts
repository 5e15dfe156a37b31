import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { entitledRegisters } from '@/lib/server/registers/entitled';
import type { Database } from '@/lib/server/repositories/database';
import { latestPublication, recordRootPublished, storePrepared } from '@/lib/server/repositories/register-publication';
import { deliverEntitlement } from '@/lib/server/services/entitlement-credential';
import { type CardData, EMPTY_CARD, type StoredItem } from '@/lib/shared/card/card-data';
import { type Knowledge, readCard } from '@/lib/shared/card/knowledge';
import { parseCredential } from '@/lib/shared/card/mailbox';
import { signatureValid } from '@/lib/shared/card/medical-credentials';
import { addReadingMessages } from '@/lib/shared/card/plan-claims';
import { addReviewMessages } from '@/lib/shared/card/plan-reviews';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { type MailboxItem, type MailboxKind, zMailbox } from '@/lib/shared/schemas/citizen-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { policies } from '@/tests/unit/card/support/world';
import type { TestCard } from './card';
import { call, citizenCookie } from './portal';

/** What the publisher does, but for the chain: builds every register as it is now, and tells the holders. */
export async function publishRegisters(db: Database, now: Date): Promise<void> {
  const registers = entitledRegisters({ deliver: (id) => deliverEntitlement(id, { db }), clock: () => now });
  for (const { digest: _, ...key } of await registers.digests()) {
    const latest = await latestPublication(key);
    const prepared = await registers.prepare(key, latest?.leafCount ?? 0, now);
    if (!prepared) continue;
    await storePrepared(prepared);
    await recordRootPublished(prepared.root);
    const stored = await latestPublication(key);
    if (stored) await registers.published(stored);
  }
}

async function openItem(item: MailboxItem, card: TestCard): Promise<StoredItem> {
  const credential = await card.openJson(item);
  const parsed = parseCredential(item.kind, credential);
  return {
    ...{ id: item.id, kind: item.kind as MailboxKind, replaces: item.replaces, receivedAtMs: item.createdAtMs },
    ...{ credential, collected: true, code: null },
    signatureValid: 'proof' in parsed ? signatureValid(parsed) : null,
  };
}

/** A citizen's card with all that lies in the mailbox, read as the card itself reads it, in October 2026's norms. */
export async function readMail(
  personId: string,
  card: TestCard,
  db: Database,
): Promise<Knowledge & { readonly data: CardData }> {
  const { body } = await call(mailboxRoute, { cookie: await citizenCookie(personId) });
  const { items } = zMailbox.parse(body);
  const issuers = (await db.issuer.findMany()).map(({ id, name, kind, keyX, keyY, keyHash }) => ({
    ...{ id, name, kind: kind as PublicConfig['issuers'][number]['kind'] },
    key: [BigInt(keyX), BigInt(keyY)] as unknown as [FieldElement, FieldElement],
    keyHash: BigInt(keyHash) as FieldElement,
  }));
  const nowMs = Date.UTC(2026, 10, 20);
  const context = { holder: card.holder, issuers, policies: policies(), advances: [], requests: [], nowMs };
  const data = { ...EMPTY_CARD, items: await Promise.all(items.map((item) => openItem(item, card))) };
  const knowledge = readCard(data, context);
  const told = addReviewMessages(addReadingMessages(data, knowledge, nowMs), knowledge.credentials);
  return { ...knowledge, data: told };
}
