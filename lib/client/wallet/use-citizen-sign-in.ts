'use client';

import { signIn as nextAuthSignIn, signOut as nextAuthSignOut } from 'next-auth/react';
import { useState } from 'react';
import { createSiweMessage } from 'viem/siwe';
import { useAccount, useSignMessage } from 'wagmi';
import { AppError } from '@/lib/shared/errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '@/lib/shared/errors/codes';
import { SIGN_IN_PROVIDERS, SIWE_MAX_AGE_SEC, SIWE_STATEMENTS, zSignInNonce } from '@/lib/shared/schemas/sign-in';
import { useCardController } from '../card/card-provider';
import { sessionFetch } from '../http';
import { walletError } from './wallet-error';

const codeOf = (error: string): ErrorCode =>
  Object.hasOwn(ERROR_STATUS, error) ? (error as ErrorCode) : 'SIGN_IN_FAILED';

/**
 * Signs a citizen in: the simulated public sign-in names the person, the connected wallet signs a SIWE message
 * (EIP-4361). The portal forgets the account at once.
 */
export function useCitizenSignIn(locale: 'nl' | 'en' = 'nl'): {
  readonly busy: boolean;
  /** @throws WALLET_REFUSED, WALLET_CHANGED, SIGN_IN_FAILED, PORTAL_UNAVAILABLE */
  readonly signIn: (personId: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
} {
  const controller = useCardController();
  const { address, connector } = useAccount();
  const { signMessageAsync } = useSignMessage();
  const [busy, setBusy] = useState(false);

  async function signIn(personId: string): Promise<void> {
    const config = controller?.view().config;
    if (!config || address === undefined || connector === undefined) throw new AppError('WALLET_REFUSED');
    const { nonce } = zSignInNonce.parse(await sessionFetch()({ method: 'GET', path: '/api/auth-nonce' }));
    const issuedAt = new Date();
    const message = createSiweMessage({
      address,
      chainId: config.chains.payout.chainId,
      domain: window.location.host,
      uri: window.location.origin,
      version: '1',
      nonce,
      statement: SIWE_STATEMENTS[locale],
      issuedAt,
      expirationTime: new Date(issuedAt.getTime() + SIWE_MAX_AGE_SEC * 1000),
    });
    const signature = await signMessageAsync({ message, connector }).catch((cause: unknown) => {
      throw walletError(cause);
    });
    const [now] = await connector.getAccounts();
    if (now?.toLowerCase() !== address.toLowerCase()) throw new AppError('WALLET_CHANGED');
    const answer = await nextAuthSignIn(SIGN_IN_PROVIDERS.citizen, { personId, message, signature, redirect: false });
    if (answer === undefined) throw new AppError('PORTAL_UNAVAILABLE');
    if (answer.error) throw new AppError(codeOf(answer.error));
    await controller?.refreshSession();
  }

  return {
    busy,
    async signIn(personId) {
      setBusy(true);
      try {
        await signIn(personId);
      } finally {
        setBusy(false);
      }
    },
    async signOut() {
      controller?.lock();
      await nextAuthSignOut({ redirect: false });
      await controller?.refreshSession();
    },
  };
}
