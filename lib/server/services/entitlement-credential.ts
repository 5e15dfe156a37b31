import 'server-only';
import { eurCents } from '@/lib/shared/domain/cents';
import { period, periodEndSec } from '@/lib/shared/domain/period';
import { regionName } from '@/lib/shared/domain/regions';
import { AppError } from '@/lib/shared/errors/app-error';
import { checkedPoint } from '@/lib/shared/protocol/babyjubjub';
import { field } from '@/lib/shared/protocol/field';
import { SUPPLEMENT_PACKS, type SupplementId, supplementSchemeOf } from '@/lib/shared/rules/registry';
import { type EntitlementCredential, VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import { type Database, inTransaction } from '../repositories/database';
import { addItem, hasItem } from '../repositories/mailbox';
import { type EntitlementRow, findEntitlement } from '../repositories/registers';
import { sealToCard } from './seal';

/** How long after the last month of a right its opening is kept for a new browser. */
const RETAIN_MS = 400 * 24 * 3600 * 1000;

/** @throws UNEXPECTED for a scheme without a pack of rules */
function supplementId(scheme: number): SupplementId {
  const known = supplementSchemeOf(scheme);
  if (!known) throw new AppError('UNEXPECTED');
  return SUPPLEMENT_PACKS[known].id;
}

/** The agency that keeps the register of a scheme and region. */
export function registerAgency(scheme: number, region: number): { readonly id: string; readonly name: string } {
  const known = supplementSchemeOf(scheme);
  if (known && SUPPLEMENT_PACKS[known].decidedBy === 'uwv') return { id: 'uwv-demo', name: 'UWV (demo)' };
  return { id: regionName(region).toLowerCase(), name: `Gemeente ${regionName(region)} (demo)` };
}

/**
 * Delivers the opening of a published leaf to the claimant's card. Safe to call again: one item per published leaf.
 * @returns false when it was delivered before, or when the entry is not published yet
 * @throws NOT_FOUND without such an entry; CARD_NOT_BOUND when a card of the household is missing
 */
export async function deliverEntitlement(entryId: string, deps: { readonly db: Database }): Promise<boolean> {
  const { db } = deps;
  const entry = await findEntitlement(entryId, db);
  if (!entry) throw new AppError('NOT_FOUND');
  if (entry.publishedLeaf === null || entry.leafIndex === null) return false;
  const dedupeKey = entitlementKey(entry.publishedLeaf);
  if (await hasItem(dedupeKey, db)) return false;
  const sealed = await sealEntitlement(entry);
  const retainUntil = new Date(periodEndSec(period(entry.validUntil)) * 1000 + RETAIN_MS);
  const { personId } = entry;
  return inTransaction(db, (tx) =>
    addItem(
      { personId, kind: 'entitlement', ...sealed, dedupeKey, statementId: null, replacesId: null, retainUntil },
      tx,
    ),
  );
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
  const start = new Date(Date.UTC(Math.floor(entry.validFrom / 100), (entry.validFrom % 100) - 1, 1));
  return {
    '@context': [VC_CONTEXT[0], VC_CONTEXT[1]],
    id: `urn:uuid:${entry.id}`,
    type: ['VerifiableCredential', 'RegisterEntitlement'],
    issuer: agency,
    validFrom: start.toISOString(),
    validUntil: new Date(periodEndSec(period(entry.validUntil)) * 1000).toISOString(),
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
        const [x, y] = checkedPoint(BigInt(issuer.keyX), BigInt(issuer.keyY));
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
