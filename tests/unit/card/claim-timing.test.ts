import { afterAll, describe, expect, it } from 'vitest';
import { type CardAgent, createCardAgent } from '@/lib/shared/card/agent/agent';
import { EMPTY_CARD, memoryCardStore } from '@/lib/shared/card/card-data';
import type { ClaimState } from '@/lib/shared/card/claim-progress';
import { stopProver } from '@/lib/shared/card/groth16';
import { portalFor, quickClock } from './support/portal';
import { entitlementJson, identityOf, issuer, statementJson } from './support/world';

const rides = issuer('rides');
const anna = await identityOf('anna');
const leaf = entitlementJson({ holder: anna.holder, sources: [{ by: rides, holder: anna.holder }] });

afterAll(() => stopProver());

/** Lets a card work until its claim is where it is awaited. @returns every state that the claim was in */
async function session(agent: CardAgent, awaited: (now: ClaimState) => boolean): Promise<ClaimState[]> {
  const stop = new AbortController();
  const states: ClaimState[] = [];
  const done = new Promise<void>((resolve) => {
    agent.subscribe(() => {
      const now = agent.snapshot().claims[0]?.state;
      if (now === undefined) return;
      if (states.at(-1) !== now) states.push(now);
      if (awaited(now)) resolve();
    });
  });
  const running = agent.run(stop.signal).catch(() => undefined);
  await done;
  stop.abort(new Error('closed'));
  await running;
  return states;
}

/** A card that was closed while its claim waited, and is opened `lateMs` after the wait ran out. */
async function closedMeanwhile(delaySec: number, lateMs: number, speed = 50) {
  const portal = portalFor(anna, { issuers: [rides], entitlement: leaf, delaySec });
  portal.deliver('entitlement', leaf);
  portal.deliver('income', statementJson(rides, { holder: anna.holder, netCents: 118000n }));
  const store = memoryCardStore({ ...EMPTY_CARD, mode: 'automatic', consentGiven: true });
  const first = createCardAgent(anna, portal.config, portal.ports({ store }));
  const waited = (await session(first, ({ phase }) => phase === 'waiting')).at(-1);
  if (waited?.phase !== 'waiting') throw new Error('no delay was drawn');
  const openedMs = waited.untilMs + lateMs;
  const startMs = Date.now();
  const clock = { ...quickClock(), nowMs: () => openedMs + (Date.now() - startMs) * speed };
  const reopen = (claimDelayMaxSec = delaySec) =>
    createCardAgent(anna, { ...portal.config, claimDelayMaxSec }, portal.ports({ store, clock }));
  return { portal, clock, reopen, openedMs, waitedUntilMs: waited.untilMs };
}

describe('a wait that ran out while the card was closed', { timeout: 60_000 }, () => {
  const DAY_MS = 24 * 3_600_000;

  it.each([
    [72 * 3600, 3600],
    [600, 600],
  ])(
    'A-06 with a delay of %i s another one of at most %i s is drawn, and nothing is sent',
    async (delaySec, maxSec) => {
      const { portal, clock, reopen, openedMs, waitedUntilMs } = await closedMeanwhile(delaySec, DAY_MS);
      const changed = (now: ClaimState) => now.phase !== 'waiting' || now.untilMs !== waitedUntilMs;
      const last = (await session(reopen(), changed)).at(-1);
      if (last?.phase !== 'waiting') throw new Error(`the claim went on: ${last?.phase}`);
      expect(last.reason).toBe('delay');
      expect(last.untilMs).toBeGreaterThanOrEqual(openedMs);
      expect(last.untilMs).toBeLessThan(clock.nowMs() + maxSec * 1000);
      expect(portal.claims).toEqual([]);
    },
  );

  it('A-06 the second delay ends: the claim is sent after it, and no third is drawn', async () => {
    // Two minutes at the most: seconds of the quick clock.
    const { portal, reopen, waitedUntilMs } = await closedMeanwhile(120, DAY_MS);
    const states = await session(reopen(), ({ phase }) => phase === 'arrived');
    const untils = new Set(states.flatMap((state) => (state.phase === 'waiting' ? [state.untilMs] : [])));
    untils.delete(waitedUntilMs);
    expect(untils.size).toBe(1);
    expect(portal.claims).toHaveLength(1);
  });

  it.each([
    ['no delay is configured', DAY_MS, 0],
    ['it is only seconds late', 1_000, 72 * 3600],
  ])('A-06 when %s the claim goes on', async (_name, lateMs, delaySec) => {
    // At the real pace, so that a slow machine does not make it later than it is.
    const { reopen, waitedUntilMs } = await closedMeanwhile(72 * 3600, lateMs, 1);
    const changed = (now: ClaimState) => now.phase !== 'waiting' || now.untilMs !== waitedUntilMs;
    expect((await session(reopen(delaySec), changed)).at(-1)?.phase).toBe('proving');
  });
});
