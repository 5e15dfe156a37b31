import type { AsbestosActions } from '@/lib/shared/card/agent/asbestos-actions';

/** The asbestos scheme's part of the card. @param opened the open card; throws CARD_LOCKED */
export const asbestosApi = (opened: () => AsbestosActions): AsbestosActions => ({
  askPanel: async (consent) => opened().askPanel(consent),
  withdrawPanelRequest: async (id) => opened().withdrawPanelRequest(id),
  askReview: async (id) => opened().askReview(id),
  confirmAdvance: async (shownCents) => opened().confirmAdvance(shownCents),
  retryAdvance: async () => opened().retryAdvance(),
  contest: async (credentialId, reason) => opened().contest(credentialId, reason),
});
