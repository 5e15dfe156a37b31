'use client';

import { createContext, useContext, useMemo } from 'react';
import type { AsbestosActions } from '@/lib/shared/card/agent/asbestos-actions';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { CardMessage } from '@/lib/shared/card/messages';
import type { CardConnection } from '@/lib/shared/card/views';
import { AppError } from '@/lib/shared/errors/app-error';
import type { CardApi, ProverStatus } from './card-api';
import { currentMessages } from './current-messages';

export const CardContext = createContext<CardApi | null>(null);

/** The card of this tab. @throws UNEXPECTED outside CardProvider */
export function useCard(): CardApi {
  const card = useContext(CardContext);
  if (card === null) throw new AppError('UNEXPECTED', { data: { missing: 'CardProvider' } });
  return card;
}

/** Whether the card holds a place in a register: without one it can claim nothing. */
export function useInRegister(): boolean {
  const { credentials } = useCard();
  return credentials.some(({ entitlement, status }) => entitlement !== null && status === 'valid');
}

/** Claims with their live phases, newest month first. */
export function useClaims(): {
  readonly claims: readonly ClaimRecord[];
  readonly claimOf: (period: number) => ClaimRecord | null;
} {
  const { claims } = useCard();
  return useMemo(
    () => ({ claims, claimOf: (period: number) => claims.find((claim) => claim.period === period) ?? null }),
    [claims],
  );
}

/** One-click mode: `confirm` starts the month's claim, `retry` takes up a failed one. */
export function useConfirmClaim(period: number): {
  readonly canConfirm: boolean;
  readonly canRetry: boolean;
  readonly confirm: () => Promise<void>;
  readonly retry: () => Promise<void>;
} {
  const { claims, confirmClaim, retryClaim } = useCard();
  const phase = claims.find((claim) => claim.period === period)?.state.phase;
  return {
    canConfirm: phase === 'confirm-needed',
    canRetry: phase === 'failed',
    confirm: () => confirmClaim(period),
    retry: () => retryClaim(period),
  };
}

/** Messages of the card to its holder that still hold, newest first. */
export function useMessages(): {
  readonly messages: readonly CardMessage[];
  readonly unread: number;
  readonly markRead: (ids: readonly string[]) => Promise<void>;
} {
  const card = useCard();
  const messages = currentMessages(card);
  return { messages, unread: messages.filter(({ read }) => !read).length, markRead: card.markRead };
}

/** State of the prover and of the connection, for progress and for "goes on by itself". */
export function useProver(): { readonly prover: ProverStatus; readonly connection: CardConnection } {
  const { prover, connection } = useCard();
  return { prover, connection };
}

/** The asbestos scheme: what the card's statements mean, the tasks in order, and what the citizen can do. */
export function useAsbestos(): CardApi['asbestos'] & AsbestosActions {
  const { asbestos, ...card } = useCard();
  const { askPanel, withdrawPanelRequest, askReview, confirmAdvance, retryAdvance, contest } = card;
  return { ...asbestos, askPanel, withdrawPanelRequest, askReview, confirmAdvance, retryAdvance, contest };
}
