import { recoverTypedDataAddress } from 'viem';
import type { CardIdentity } from '@/lib/shared/card/agent/ports';
import {
  encryptionKeyPair,
  type RandomBytes,
  randomSecret,
  secretFromSignature,
  unlockTypedData,
} from '@/lib/shared/card/identity';
import { AppError } from '@/lib/shared/errors/app-error';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashHolder, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import type { DeviceSecrets } from './device-secret';

/** The connected wallet, as far as the card needs it. */
export type CardWallet = {
  readonly address: `0x${string}`;
  /** A built-in demo wallet: signs without asking. */
  readonly demo: boolean;
  signUnlock(data: ReturnType<typeof unlockTypedData>): Promise<`0x${string}`>;
};

export type Unlocked = { readonly identity: CardIdentity; readonly kind: 'wallet' | 'random'; readonly bound: boolean };

export type UnlockPorts = {
  readonly wallet: CardWallet;
  /** The account that the wallet shows at this moment. */
  readonly currentAddress: () => string | null;
  readonly deploymentSalt: `0x${string}`;
  readonly registeredHolder: FieldElement | null;
  readonly devices: DeviceSecrets;
  readonly random: RandomBytes;
  readonly onStep: (step: 'signing' | 'signing-again') => void;
};

export async function identityFrom(secret: SecretIdentity): Promise<CardIdentity> {
  return { secret, holder: hashHolder(secret), keyPair: await encryptionKeyPair(secret) };
}

/** The secret of one signature, or null for a contract wallet. @throws WALLET_REFUSED, WALLET_CHANGED */
async function signedSecret({ wallet, currentAddress, deploymentSalt }: UnlockPorts): Promise<SecretIdentity | null> {
  const data = unlockTypedData(deploymentSalt);
  const signature = await wallet.signUnlock(data).catch((cause: unknown) => {
    throw cause instanceof AppError ? cause : new AppError('WALLET_REFUSED', { cause });
  });
  if (currentAddress() !== wallet.address) throw new AppError('WALLET_CHANGED');
  const signer = await recoverTypedDataAddress({ ...data, signature }).catch(() => null);
  return signer === wallet.address ? secretFromSignature(signature, deploymentSalt) : null;
}

/**
 * Opens the card of the connected wallet. Null when the wallet makes another card than the one registered for the
 * person. The first time it signs twice: a wallet whose two signatures differ gets a random secret, kept on the device.
 * @throws WALLET_REFUSED, WALLET_CHANGED
 */
export async function unlockCard(ports: UnlockPorts): Promise<Unlocked | null> {
  const { registeredHolder, devices, wallet, random, onStep } = ports;
  onStep('signing');
  const derived = await signedSecret(ports);
  if (derived !== null && registeredHolder !== null && hashHolder(derived) === registeredHolder) {
    return { identity: await identityFrom(derived), kind: 'wallet', bound: true };
  }
  const kept = await devices.load(wallet.address);
  if (kept !== null && (registeredHolder === null || hashHolder(kept) === registeredHolder)) {
    return { identity: await identityFrom(kept), kind: 'random', bound: registeredHolder !== null };
  }
  if (registeredHolder !== null) return null;
  if (derived !== null) {
    onStep('signing-again');
    if ((await signedSecret(ports)) === derived) {
      return { identity: await identityFrom(derived), kind: 'wallet', bound: false };
    }
  }
  const secret = randomSecret(random);
  await devices.save(wallet.address, secret);
  return { identity: await identityFrom(secret), kind: 'random', bound: false };
}
