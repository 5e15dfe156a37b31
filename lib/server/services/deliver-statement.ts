import 'server-only';
import { AppError } from '@/lib/shared/errors/app-error';
import { log } from '../log';
import { findCard } from '../repositories/cards';
import { latestConsent } from '../repositories/consents';
import { type Database, type Db, inTransaction } from '../repositories/database';
import { findIssuer } from '../repositories/issuers';
import { addItem } from '../repositories/mailbox';
import {
  findStatement,
  lockStatement,
  replacedItems,
  type StatementRow,
  statementRecipients,
  undeliveredStatements,
} from '../repositories/statements';
import { incomeCredential, statementExpiry } from './income-credential';
import { sealToCard } from './seal';

export type DeliveryDeps = {
  readonly db: Database;
  readonly issuerKeys: Readonly<Record<string, `0x${string}`>>;
};

/**
 * Puts a statement, signed and sealed, into the cards that it is meant for: the subject's own and, with the subject's
 * consent, that of a partner whose household claim counts it. Who has no card yet gets it when the card is bound.
 * Safe to call again: each card gets one copy.
 */
export async function deliverStatement(statementId: string, deps: DeliveryDeps): Promise<void> {
  const { db } = deps;
  const statement = await findStatement(statementId, db);
  if (!statement || statement.replacedAt) return;
  const recipients = await statementRecipients(statement, db);
  const delivered = new Set(statement.items.map(({ personId }) => personId));
  for (const recipient of recipients.filter((personId) => !delivered.has(personId))) {
    await deliverTo(recipient, statement, deps);
  }
}

async function deliverTo(recipientId: string, statement: StatementRow, deps: DeliveryDeps): Promise<void> {
  const { db } = deps;
  const [subject, recipient] = await Promise.all([findCard(statement.personId, db), findCard(recipientId, db)]);
  if (!subject || !recipient) return;
  const isPartner = recipientId !== statement.personId;
  if (isPartner && !(await latestConsent(statement.personId, db))?.given) return;
  const sealed = await sealStatement(statement, subject.holder, recipient.encryptionKey, deps);
  await inTransaction(db, async (tx) => {
    // Consent may have been withdrawn, or the statement replaced, while it was sealed.
    const current = await lockStatement(statement.id, tx);
    if (!current || current.replacedAt) return;
    if (isPartner && !(await latestConsent(statement.personId, tx))?.given) return;
    const replaced = await replacedItems(statement, tx);
    await addItem(
      {
        personId: recipientId,
        kind: 'income',
        ...sealed,
        dedupeKey: `statement:${statement.id}:${recipientId}`,
        statementId: statement.id,
        replacesId: replaced.get(recipientId) ?? null,
        retainUntil: statementExpiry(statement.period),
      },
      tx,
    );
  });
}

/** @param encryptionKey of the card that is to open it @throws UNEXPECTED without the issuer's key */
export async function sealStatement(
  statement: StatementRow,
  subjectHolder: string,
  encryptionKey: string,
  deps: { readonly db: Db; readonly issuerKeys: DeliveryDeps['issuerKeys'] },
) {
  const issuer = await findIssuer(statement.issuerId, deps.db);
  if (!issuer) throw new AppError('NOT_FOUND');
  const credential = incomeCredential(statement, issuer, subjectHolder, deps.issuerKeys);
  return sealToCard(encryptionKey, 'income', credential);
}

/**
 * Delivers all that waited for this person's card or consent. A statement that fails is logged and tried again the
 * next time; it does not hold up the others.
 */
export async function deliverPending(personId: string, deps: DeliveryDeps): Promise<void> {
  for (const statementId of await undeliveredStatements(personId, deps.db)) {
    await deliverStatement(statementId, deps).catch((error: unknown) => {
      log.error('statement.delivery.failed', { statementId, error: error instanceof Error ? error : String(error) });
    });
  }
}
