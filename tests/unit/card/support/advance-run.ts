import { createCardAgent } from '@/lib/shared/card/agent/agent';
import type { AgentPorts } from '@/lib/shared/card/agent/ports';
import { type CardData, EMPTY_CARD, memoryCardStore } from '@/lib/shared/card/card-data';
import type { AsbestosView } from '@/lib/shared/card/views';
import { confirmationJson, lungDoctor, medicalJson, otherDoctor, panel } from './health';
import { portalFor } from './portal';
import { entitlementJson, identityOf, issuer } from './world';

/* One patient, two lung doctors, one panel, and an agent over a portal that checks real proofs. */

export const anna = await identityOf('anna');
export const bram = await identityOf('bram');
export const ONE_CLICK: CardData = { ...EMPTY_CARD, modeChosen: true, consentGiven: true };

/** Listed, but not in the policy any more: its key was replaced. */
export const formerPanel = issuer('former-panel', 'panel');

export const portalOf = (delaySec = 0) =>
  portalFor(anna, {
    issuers: [lungDoctor, otherDoctor, panel, formerPanel],
    entitlement: entitlementJson({ holder: anna.holder, sources: [] }),
    delaySec,
  });
export type Portal = ReturnType<typeof portalOf>;

export const statement = (over: Partial<Parameters<typeof medicalJson>[0]> = {}) =>
  medicalJson({ holder: anna.holder, ...over });
export const confirmation = (over: Partial<Parameters<typeof confirmationJson>[0]> = {}) =>
  confirmationJson({ holder: anna.holder, ...over });

/** Both statements in the mailbox. */
export function confirmed(portal: Portal): void {
  portal.deliver('medical', statement());
  portal.deliver('panel', confirmation());
}

/** One browser of the patient, running until `stop`. */
export function browser(portal: Portal, data: CardData = ONE_CLICK, over: Partial<AgentPorts> = {}) {
  const store = over.store ?? memoryCardStore(data);
  const agent = createCardAgent(anna, portal.config, portal.ports({ ...over, store }));
  const stopping = new AbortController();
  const running = agent.run(stopping.signal).catch(() => undefined);
  const asbestos = (): AsbestosView => agent.snapshot().asbestos;
  return {
    agent,
    store,
    asbestos,
    phase: () => asbestos().record?.state.phase,
    kinds: () => agent.snapshot().messages.map(({ kind }) => kind),
    tasks: () => Object.fromEntries(asbestos().tasks.map(({ key, state }) => [key, state])),
    /** Waits until the condition holds. */
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const stopListening = agent.subscribe(look);
        function look(): void {
          if (!holds()) return;
          stopListening();
          resolve();
        }
        look();
      }),
    async stop(): Promise<void> {
      stopping.abort(new Error('done'));
      await running;
    },
  };
}
