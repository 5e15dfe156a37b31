/** Version of the consent text (messages `card.consent`). A change of meaning there needs a new version here. */
export const CONSENT_VERSION = '2026-11';
