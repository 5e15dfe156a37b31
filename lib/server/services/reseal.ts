import 'server-only';
import { findCard } from '../repositories/cards';
import { replaceContent, sealedItems } from '../repositories/mailbox';
import { entriesCounting, findEntitlement, publishedEntries } from '../repositories/registers';
import { findStatement } from '../repositories/statements';
import { sealLetter } from './asbestos/letters';
import { type DeliveryDeps, sealStatement } from './deliver-statement';
import { entitlementKey, sealEntitlement } from './entitlement-credential';
import { householdKey, sealHouseholdLetter } from './household-letter';

/**
 * Seals what lies in a mailbox anew, after the card (same holder) came back with another encryption key. Items keep
 * their ids and cursors; a browser with the new key starts from the beginning.
 */
export async function resealMailbox(personId: string, deps: DeliveryDeps): Promise<void> {
  const { db } = deps;
  const card = await findCard(personId, db);
  if (!card) return;
  const items = await sealedItems(personId, db);
  for (const item of items) {
    const statement = item.statementId === null ? null : await findStatement(item.statementId, db);
    const subject = statement && (await findCard(statement.personId, db));
    if (!statement || !subject) continue;
    await replaceContent(item.id, await sealStatement(statement, subject.holder, card.encryptionKey, deps), db);
  }
  for (const { id, dedupeKey } of items) {
    const sealed = await sealLetter(dedupeKey, card, deps);
    if (sealed) await replaceContent(id, sealed, db);
  }
  for (const { id } of await publishedEntries(personId, db)) {
    const entry = await findEntitlement(id, db);
    const item = entry && items.find(({ dedupeKey }) => dedupeKey === entitlementKey(entry.publishedLeaf ?? ''));
    if (entry && item) await replaceContent(item.id, await sealEntitlement(entry), db);
  }
  for (const { id } of await entriesCounting(personId, db)) {
    const item = items.find(({ dedupeKey }) => dedupeKey === householdKey(id, personId));
    const entry = item && (await findEntitlement(id, db));
    if (entry) await replaceContent(item.id, await sealHouseholdLetter(entry, personId, card.encryptionKey), db);
  }
}
