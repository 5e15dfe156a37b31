import type { CardAgent } from '@/lib/shared/card/agent/agent';
import type { CardMode } from '@/lib/shared/card/card-data';
import type { CardState, CitizenApi } from '@/lib/shared/card/portal-api';

type Host<Open extends { readonly agent: CardAgent }> = {
  /** @throws CARD_LOCKED */
  readonly opened: () => Open;
  /** The portal's record, as it was read last. */
  readonly state: () => CardState | null;
  /** Reads it again. @throws WALLET_CHANGED once the session is another person's than the card's */
  readonly readOwnState: (current: Open) => Promise<void>;
  readonly citizen: CitizenApi;
  readonly publish: () => void;
};

/** What goes on a person's record: that sharing is agreed to, and the mandate that goes with it. */
export function consentActions<Open extends { readonly agent: CardAgent }>(host: Host<Open>) {
  const { opened, state, readOwnState, citizen, publish } = host;

  async function consent(version: string, given: boolean): Promise<void> {
    const current = opened();
    const { agent } = current;
    // Stopping comes first and needs no network; agreeing counts once it is on record.
    if (!given) await agent.setConsent(false);
    await readOwnState(current);
    const { mode, modeChosen } = agent.snapshot();
    // A browser in which nothing was chosen says nothing of the mandate: another one may have.
    await citizen.consent(version, given, modeChosen ? mode : undefined);
    await readOwnState(current);
    await agent.setConsent(given);
    publish();
  }

  /** A mandate goes with consent: without it there is nothing to put on record. */
  async function recordMode(current: Open, mode: CardMode): Promise<void> {
    await readOwnState(current);
    const given = state()?.sharingConsent ?? null;
    if (given === null) return;
    await citizen.consent(given.version, true, mode);
    await readOwnState(current);
  }

  return {
    giveConsent: (version: string) => consent(version, true),
    withdrawConsent: (version: string) => consent(version, false),
    async setMode(mode: CardMode): Promise<void> {
      const current = opened();
      const { agent } = current;
      // Stopping comes first and needs no network; a mandate counts once it is on record.
      if (mode === 'off') await agent.setMode(mode);
      if (state()?.sharingConsent) await recordMode(current, mode);
      if (mode !== 'off') await agent.setMode(mode);
      publish();
    },
  };
}
