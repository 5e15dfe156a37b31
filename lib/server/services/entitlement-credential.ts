import 'server-only';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { regionName } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { checkedPoint, type Point } from '@/lib/shared/protocol/babyjubjub';
import { field } from '@/lib/shared/protocol/field';
import { type EntitlementCredential, VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import { type Database, inTransaction } from '../repositories/database';
import { addItem, hasItem } from '../repositories/mailbox';
import { type EntitlementRow, findEntitlement } from '../repositories/registers';
import {
  entitlementEnd,
  entitlementStart,
  registerAgency,
  retainEntitlementUntil,
  supplementId,
} from './entitlement-terms';
import { deliverHouseholdLetters } from './household-letter';
import { sealToCard } from './seal';

/**
 * Delivers the opening of a published leaf to the claimant's card, and tells each partner whose income counts in it. Safe to
 * call again: one item per published leaf, and one letter per partner.
 * @returns false when the opening was delivered before, or when the entry is not published yet
 * @throws NOT_FOUND without such an entry; CARD_NOT_BOUND when a card of the household is missing
 */
export async function deliverEntitlement(entryId: string, deps: { readonly db: Database }): Promise<boolean> {
  const { db } = deps;
  const entry = await findEntitlement(entryId, db);
  if (!entry) throw new AppError('NOT_FOUND');
  const { publishedLeaf, personId } = entry;
  if (publishedLeaf === null || entry.leafIndex === null) return false;
  // First those who may know nothing of it yet: the claimant's opening is what the publisher looks at last.
  await deliverHouseholdLetters(entry, deps);
  const dedupeKey = entitlementKey(publishedLeaf);
  if (await hasItem(dedupeKey, db)) return false;
  const sealed = await sealEntitlement(entry);
  const retainUntil = retainEntitlementUntil(entry.validUntil);
  return inTransaction(db, (tx) =>
    addItem(
      { personId, kind: 'entitlement', ...sealed, dedupeKey, statementId: null, replacesId: null, retainUntil },
      tx,
    ),
  );
}

/** Issuers' keys that were checked: the same few stand in every opening, and a check takes longer than all the rest. */
const checkedKeys = new Map<string, Point>();

/** @throws FIELD_OUT_OF_RANGE for a key that is no point of the subgroup */
function issuerKeyOf({ keyX, keyY }: { readonly keyX: string; readonly keyY: string }): Point {
  const name = `${keyX}:${keyY}`;
  const point = checkedKeys.get(name) ?? checkedPoint(BigInt(keyX), BigInt(keyY));
  checkedKeys.set(name, point);
  return point;
}

export const entitlementKey = (publishedLeaf: string): string => `entitlement:${publishedLeaf}`;

/** @throws CARD_NOT_BOUND */
export async function sealEntitlement(entry: EntitlementRow) {
  const card = entry.person.card;
  if (!card) throw new AppError('CARD_NOT_BOUND');
  return sealToCard(card.encryptionKey, 'entitlement', entitlementCredential(entry));
}

/**
 * What the register says about a household, without a signature: the root on the chain vouches for it.
 * @throws CARD_NOT_BOUND when the claimant or a partner has no card
 */
export function entitlementCredential(entry: EntitlementRow): EntitlementCredential {
  const holder = entry.person.card?.holder;
  if (holder === undefined || entry.leafIndex === null) throw new AppError('CARD_NOT_BOUND');
  const agency = registerAgency(entry.scheme, entry.region);
  return {
    '@context': [VC_CONTEXT[0], VC_CONTEXT[1]],
    id: `urn:uuid:${entry.id}`,
    type: ['VerifiableCredential', 'RegisterEntitlement'],
    issuer: agency,
    validFrom: entitlementStart(entry.validFrom),
    validUntil: entitlementEnd(entry.validUntil),
    credentialSubject: {
      holder: field(BigInt(holder)),
      scheme: supplementId(entry.scheme),
      region: entry.region,
      regionName: regionName(entry.region),
      leafIndex: entry.leafIndex,
      normClass: entry.normClass,
      disregardClass: entry.disregardClass,
      knownBenefitCents: eurCents(entry.knownBenefitCents),
      validFromPeriod: period(entry.validFrom),
      validUntilPeriod: period(entry.validUntil),
      leafSalt: field(BigInt(entry.leafSalt)),
      sources: entry.sources.map(({ personId, issuer, person }) => {
        if (!person.card) throw new AppError('CARD_NOT_BOUND');
        const [x, y] = issuerKeyOf(issuer);
        return {
          issuerId: issuer.id,
          issuerName: issuer.name,
          key: [x, y] as [typeof x, typeof y],
          holder: field(BigInt(person.card.holder)),
          of: personId === entry.personId ? ('self' as const) : ('partner' as const),
        };
      }),
    },
  };
}
