import { type CardAgent, createCardAgent } from '@/lib/shared/card/agent/agent';
import type { AgentPorts } from '@/lib/shared/card/agent/ports';
import { type CardData, EMPTY_CARD, memoryCardStore } from '@/lib/shared/card/card-data';
import type { ClaimPhase, ClaimState } from '@/lib/shared/card/claim-progress';
import { portalFor } from './portal';
import { entitlementJson, identityOf, issuer, statementJson } from './world';

/* One driver, one employer, and an agent that runs until something holds. */

export const rides = issuer('rides');
export const anna = await identityOf('anna');
export const AUTOMATIC: CardData = { ...EMPTY_CARD, mode: 'automatic', consentGiven: true };
export const leaf = entitlementJson({ holder: anna.holder, sources: [{ by: rides, holder: anna.holder }] });
export const statement = (netCents = 118000n) => statementJson(rides, { holder: anna.holder, netCents });
export const portalOf = (delaySec = 0) => portalFor(anna, { issuers: [rides], entitlement: leaf, delaySec });

/** Runs the agent until the condition holds. */
export async function until(agent: CardAgent, holds: () => boolean, run = true): Promise<void> {
  const stop = new AbortController();
  const running = run ? agent.run(stop.signal).catch(() => undefined) : Promise.resolve();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (holds()) resolve();
    };
    agent.subscribe(look);
    look();
  });
  stop.abort(new Error('done'));
  await running;
}

export const phaseOf = (agent: CardAgent): ClaimPhase | undefined => agent.snapshot().claims[0]?.state.phase;
export const stateOf = (agent: CardAgent): ClaimState | undefined => agent.snapshot().claims[0]?.state;

export function start(portal: ReturnType<typeof portalOf>, data: CardData = AUTOMATIC, over: Partial<AgentPorts> = {}) {
  const store = memoryCardStore(data);
  return { store, agent: createCardAgent(anna, portal.config, portal.ports({ store, ...over })) };
}

export function delivered(portal: ReturnType<typeof portalOf>, netCents = 118000n): void {
  portal.deliver('entitlement', leaf);
  portal.deliver('income', statement(netCents));
}
