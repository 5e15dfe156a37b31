import 'server-only';
import { createHash } from 'node:crypto';
import { period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import { field } from '@/lib/shared/protocol/field';
import { type HouseholdLetter, VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import { findCard } from '../repositories/cards';
import { type Database, inTransaction } from '../repositories/database';
import { addItem, hasItem } from '../repositories/mailbox';
import type { EntitlementRow } from '../repositories/registers';
import { entitlementStart, registerAgency, retainEntitlementUntil, supplementId } from './entitlement-terms';
import { sealToCard } from './seal';

/** One letter for each entry and partner: a leaf that changes later, for another last month, is no news to them. */
export const householdKey = (entryId: string, personId: string): string => `household:${entryId}:${personId}`;

/** People whose income counts in a household besides the claimant's. */
const partnersOf = (entry: EntitlementRow): string[] => [
  ...new Set(entry.sources.flatMap(({ personId }) => (personId === entry.personId ? [] : [personId]))),
];

/**
 * What a partner is told: which agency counts their income, for which scheme, from when, and by whose statements. The
 * claimant is not in it, nor anything that leads to them, see zHouseholdLetter: the id is a hash, because an entry's own
 * id stands in the claimant's card.
 * @throws CARD_NOT_BOUND; UNEXPECTED for who does not count in the entry
 */
export function householdLetter(entry: EntitlementRow, personId: string): HouseholdLetter {
  const sources = entry.sources.filter((source) => source.personId === personId);
  const [first] = sources;
  if (!first || personId === entry.personId) throw new AppError('UNEXPECTED');
  if (!first.person.card) throw new AppError('CARD_NOT_BOUND');
  const id = createHash('sha256').update(householdKey(entry.id, personId)).digest('hex').slice(0, 32);
  return {
    '@context': [VC_CONTEXT[0], VC_CONTEXT[1]],
    id: `urn:voorzien:household:${id}`,
    type: ['VerifiableCredential', 'HouseholdNotice'],
    issuer: registerAgency(entry.scheme, entry.region),
    validFrom: entitlementStart(entry.validFrom),
    credentialSubject: {
      holder: field(BigInt(first.person.card.holder)),
      scheme: supplementId(entry.scheme),
      validFromPeriod: period(entry.validFrom),
      sources: sources.map(({ issuer }) => ({ issuerId: issuer.id, issuerName: issuer.name })),
    },
  };
}

/** @throws as householdLetter */
export const sealHouseholdLetter = (entry: EntitlementRow, personId: string, encryptionKey: string) =>
  sealToCard(encryptionKey, 'household', householdLetter(entry, personId));

/**
 * Tells each partner of a published entry that their income counts in it; once, however often it is called, and whatever
 * was told before it was interrupted. @throws CARD_NOT_BOUND when a partner has no card
 */
export async function deliverHouseholdLetters(entry: EntitlementRow, { db }: { readonly db: Database }): Promise<void> {
  for (const personId of partnersOf(entry)) {
    const dedupeKey = householdKey(entry.id, personId);
    if (await hasItem(dedupeKey, db)) continue;
    await inTransaction(db, async (tx) => {
      // As it is now: the card may have come back with another key since the entry was read.
      const card = await findCard(personId, tx);
      if (!card) throw new AppError('CARD_NOT_BOUND');
      const sealed = await sealHouseholdLetter(entry, personId, card.encryptionKey);
      const retainUntil = retainEntitlementUntil(entry.validUntil);
      const item = { personId, kind: 'household', ...sealed, dedupeKey, retainUntil } as const;
      await addItem({ ...item, statementId: null, replacesId: null }, tx);
    });
  }
}
