import type { CardApi } from '@/lib/client/card/card-api';
import { demoWalletId } from '@/lib/client/wallet/demo-wallet';
import type { DemoWalletName } from '@/lib/shared/card/demo-wallets';

/** What a person's window does next by itself, on the way to an open card. */
export type PilotStep = 'connect' | 'sign-in' | 'sign-out' | 'unlock' | 'bind' | 'consent' | 'mode';

export type PilotFacts = {
  readonly person: string;
  readonly wallet: { readonly status: string; readonly connectorId: string | null };
  readonly card: Pick<CardApi, 'status' | 'person' | 'consent' | 'modeChosen'>;
};

export const walletOf = (person: string): string => demoWalletId(person as DemoWalletName);

/** @returns null while something is under way, and once all is done */
export function pilotStep({ person, wallet, card }: PilotFacts): PilotStep | null {
  const { status } = card;
  if (status.kind === 'loading' || status.kind === 'unlocking' || status.kind === 'binding') return null;
  if (status.kind !== 'signed-out' && card.person !== null && card.person.id !== person) return 'sign-out';
  if (wallet.status === 'connecting') return null;
  if (wallet.status !== 'connected' || wallet.connectorId !== walletOf(person)) return 'connect';
  switch (status.kind) {
    case 'signed-out':
      return 'sign-in';
    case 'locked':
    case 'failed':
    case 'mismatch':
      return 'unlock';
    case 'unbound':
      return 'bind';
    case 'ready':
      if (card.consent === null) return 'consent';
      return card.modeChosen ? null : 'mode';
  }
}
