import 'server-only';
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import { bindContext } from '@/lib/shared/protocol/context';
import type { zBindRequest, zCardChallenge, zCardState } from '@/lib/shared/schemas/citizen-api';
import {
  type CardRow,
  consumeChallenge,
  createCard,
  createChallenge,
  findCard,
  findCardOwner,
  isChallengeOpen,
  updateEncryptionKey,
} from '../repositories/cards';
import { consentsOf } from '../repositories/consents';
import { type Db, inTransaction } from '../repositories/database';
import { isUniqueViolation } from '../repositories/database-errors';
import { notify } from '../repositories/notifications';
import { findPerson } from '../repositories/people';
import { consentInForce } from './consent';
import { type DeliveryDeps, deliverPending } from './deliver-statement';
import { isHolderProof } from './holder-proof';
import { resealMailbox } from './reseal';
import { checkEncryptionKey } from './seal';

const CHALLENGE_LIFE_MS = 5 * 60_000;

export async function issueChallenge(
  personId: string,
  deps: { readonly db: Db; readonly now: Date },
): Promise<z.input<typeof zCardChallenge>> {
  const challenge = `0x${randomBytes(32).toString('hex')}`;
  const expiresAt = new Date(deps.now.getTime() + CHALLENGE_LIFE_MS);
  await createChallenge(personId, challenge, expiresAt, deps.now, deps.db);
  return { challenge, expiresAtSec: Math.floor(expiresAt.getTime() / 1000) };
}

/** @throws NOT_FOUND */
export async function cardState(personId: string, db: Db): Promise<z.input<typeof zCardState>> {
  const [person, card, consents] = await Promise.all([
    findPerson(personId, db),
    findCard(personId, db),
    consentsOf(personId, db),
  ]);
  if (!person) throw new AppError('NOT_FOUND');
  return {
    person,
    holder: card?.holder ?? null,
    encryptionKey: card?.encryptionKey ?? null,
    sharingConsent: consentInForce(consents),
  };
}

type BindDeps = DeliveryDeps & { readonly audience: string; readonly now: Date };

/**
 * Binds a card to a person: one holder per person, after a proof of knowledge of its secret that holds for this
 * portal, this challenge and this encryption key. What waited for the card is delivered.
 * @throws CHALLENGE_EXPIRED, HOLDER_PROOF_INVALID, HOLDER_MISMATCH, HOLDER_TAKEN, INPUT_MALFORMED
 */
export async function bindCard(
  personId: string,
  request: z.output<typeof zBindRequest>,
  deps: BindDeps,
): Promise<z.input<typeof zCardState>> {
  const { db, audience, now } = deps;
  const { holder, encryptionKey, challenge, proof } = request;
  await checkEncryptionKey(encryptionKey);
  if (!(await isChallengeOpen(personId, challenge, now, db))) throw new AppError('CHALLENGE_EXPIRED');
  const context = bindContext(audience, challenge, encryptionKey);
  if (!(await isHolderProof({ holder, context }, proof))) {
    // A failed proof uses the challenge up: nobody tries twice.
    await consumeChallenge(personId, challenge, now, db);
    throw new AppError('HOLDER_PROOF_INVALID');
  }
  const card = { holder: holder.toString(), encryptionKey };
  const isRekeyed = await registerCard(personId, card, challenge, deps);
  if (isRekeyed) await resealMailbox(personId, deps);
  await deliverPending(personId, deps);
  return cardState(personId, db);
}

/** @returns true when the card was there already, with another encryption key */
async function registerCard(personId: string, card: CardRow, challenge: string, deps: BindDeps): Promise<boolean> {
  try {
    return await inTransaction(deps.db, async (tx) => {
      if (!(await consumeChallenge(personId, challenge, deps.now, tx))) throw new AppError('CHALLENGE_EXPIRED');
      const existing = await findCard(personId, tx);
      if (existing && existing.holder !== card.holder) throw new AppError('HOLDER_MISMATCH');
      const owner = await findCardOwner(card.holder, tx);
      if (owner && owner.personId !== personId) throw new AppError('HOLDER_TAKEN');
      if (!existing) {
        await createCard(personId, card, tx);
        await notify('register', tx);
        return false;
      }
      if (existing.encryptionKey === card.encryptionKey) return false;
      await updateEncryptionKey(personId, card.encryptionKey, tx);
      return true;
    });
  } catch (error) {
    // Two bindings at once: the database let one through. Which rule the other one broke shows now.
    if (!isUniqueViolation(error)) throw error;
    const owner = await findCardOwner(card.holder, deps.db);
    throw new AppError(owner && owner.personId !== personId ? 'HOLDER_TAKEN' : 'HOLDER_MISMATCH', { cause: error });
  }
}
