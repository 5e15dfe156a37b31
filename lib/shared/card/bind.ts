import { AppError } from '../errors/app-error';
import { bindContext } from '../protocol/context';
import { holderInput } from '../protocol/supplement-witness';
import type { PublicConfig } from '../schemas/public-api';
import type { CardIdentity } from './agent/ports';
import type { CitizenApi } from './portal-api';
import type { CardWork } from './work';

export type BindStep = 'preparing' | 'proving' | 'sending';

/**
 * Registers the card for the person who is signed in: proves knowledge of its secret, bound to this portal, a
 * single-use challenge and the card's encryption key. Binding the same card again is a success.
 * @throws HOLDER_MISMATCH, HOLDER_TAKEN, CHALLENGE_EXPIRED, PROVING_FAILED, MEMORY_SHORT, ARTIFACT_*, PORTAL_UNAVAILABLE
 */
export async function bindCard(
  { secret, holder, keyPair }: CardIdentity,
  { audience }: Pick<PublicConfig, 'audience'>,
  { citizen, work }: { readonly citizen: CitizenApi; readonly work: CardWork },
  onStep: (step: BindStep) => void = () => undefined,
): Promise<void> {
  onStep('preparing');
  const { challenge } = await citizen.challenge();
  const context = bindContext(audience, challenge, keyPair.publicKey);
  onStep('proving');
  const { proof, publicSignals } = await work.prove('holder', holderInput(secret, context));
  if (publicSignals[0] !== String(holder) || publicSignals[1] !== String(context)) throw new AppError('PROVING_FAILED');
  onStep('sending');
  await citizen.bind({ holder: String(holder), encryptionKey: keyPair.publicKey, challenge, proof });
}
