import { createPublicClient, custom, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { ANSWER_GOOD_MS } from '@/lib/shared/card/agent/chain-check';
import { createAdvanceCheck } from '@/lib/shared/card/agent/policy-check';
import { stopProver } from '@/lib/shared/card/groth16';
import { advanceChain } from '@/lib/shared/card/policy-chain';
import { zPublishedAdvance } from '@/lib/shared/schemas/advance-api';
import { browser, confirmed, ONE_CLICK, type Portal, portalOf } from './support/advance-run';
import { AMOUNT_2026, advanceJson, doctorLeaf, lungDoctor, otherDoctor } from './support/health';
import { issuer, NOW_MS } from './support/world';

/* What a portal could serve to one wallet alone, so that the wallet's application is known again on the chain. */

afterAll(() => stopProver());

const GATE = `0x${'1'.repeat(40)}` as const;
const RELAY = '/api/relay/advances';
const NOW_SEC = NOW_MS / 1000;
const START_SEC = NOW_SEC - 1000;
const sent = (portal: Portal) => portal.requests.filter(({ path }) => path === RELAY);

/** A card that clicked as soon as it was asked, and what it proved. */
async function clicked(portal: Portal) {
  const { work } = portal.ports();
  const proveAdvance = vi.fn(work.proveAdvance);
  confirmed(portal);
  const card = browser(portal, ONE_CLICK, { work: { ...work, proveAdvance } });
  await card.until(() => card.phase() === 'confirm-needed');
  await card.agent.confirmAdvance(String(AMOUNT_2026));
  return { card, proveAdvance };
}

describe('the window of a policy is the chain’s', { timeout: 60_000 }, () => {
  it.each([
    ['an end of its own', advanceJson(1, AMOUNT_2026, START_SEC, NOW_SEC + 61)],
    ['a start of its own', advanceJson(1, AMOUNT_2026, START_SEC - 7)],
  ])(
    'K-50 a policy that is served with %s is not proved under: its deadline would be a mark',
    async (_name, served) => {
      const portal = portalOf();
      portal.health.state.chainAdvances = [advanceJson(1, AMOUNT_2026, START_SEC)];
      portal.health.state.advances = [served];
      const { card, proveAdvance } = await clicked(portal);
      await card.until(() => card.phase() === 'failed' || card.phase() === 'arrived');
      expect(card.asbestos().record?.state).toMatchObject({ code: 'POLICY_UNKNOWN', during: 'proving' });
      expect(proveAdvance).not.toHaveBeenCalled();
      expect(sent(portal)).toEqual([]);
      await card.stop();
    },
  );

  it('K-51 of two policies with one hash the older is not taken for the one in force', async () => {
    const portal = portalOf();
    portal.health.state.chainAdvances = [
      advanceJson(1, AMOUNT_2026, START_SEC, START_SEC + 500),
      advanceJson(2, AMOUNT_2026, START_SEC + 500),
    ];
    portal.health.state.advances = [advanceJson(1, AMOUNT_2026, START_SEC)];
    const { card, proveAdvance } = await clicked(portal);
    await card.until(() => card.phase() === 'failed' || card.phase() === 'arrived');
    expect(card.asbestos().record?.state).toMatchObject({ code: 'POLICY_UNKNOWN' });
    expect(proveAdvance).not.toHaveBeenCalled();
    expect(sent(portal)).toEqual([]);
    await card.stop();
  });

  it('K-52 a successor that the portal keeps back is found: an answer of the chain is good for an hour', async () => {
    const policy = zPublishedAdvance.parse(advanceJson(1, AMOUNT_2026, START_SEC));
    let nowMs = NOW_MS;
    let endsAtSec: number | null = null;
    const policies = vi.fn(async () => [{ ...policy, endsAtSec }]);
    const clock = { nowMs: () => nowMs, sleep: () => new Promise<never>(() => undefined) };
    const advanceChain = { policies, currentRoots: async () => [] };
    const check = createAdvanceCheck({ advanceChain, clock });
    await check.require(policy, [policy]);
    endsAtSec = NOW_SEC;
    nowMs += ANSWER_GOOD_MS - 1;
    await check.require(policy, [policy]);
    expect(policies).toHaveBeenCalledTimes(1);
    nowMs += 1;
    await expect(check.require(policy, [policy])).rejects.toMatchObject({ code: 'POLICY_UNKNOWN' });
    // As it ends by the chain it is confirmed.
    await check.require({ ...policy, endsAtSec }, [policy]);
  });

  it('K-53 a table that is not that of its hash is not confirmed, although the hash stands on the chain', async () => {
    const policy = zPublishedAdvance.parse(advanceJson(1, AMOUNT_2026, START_SEC));
    const clock = { nowMs: () => NOW_MS, sleep: () => new Promise<never>(() => undefined) };
    const advanceChain = { policies: async () => [policy], currentRoots: async () => [] };
    const check = createAdvanceCheck({ advanceChain, clock });
    const forged = { ...policy, codes: [policy.codes[0] ?? 0] };
    await check.ask([policy]);
    expect([check.holds(policy), check.holds(forged)]).toEqual([true, false]);
    await expect(check.require(forged, [forged])).rejects.toMatchObject({ code: 'POLICY_UNKNOWN' });
  });
});

describe('the gate of the health chain', () => {
  it.each([
    [0n, null],
    [1_800_000_000n, 1_800_000_000],
  ])('K-57 the gate itself is asked by number; an end of %s reads as %s', async (endsAt, endsAtSec) => {
    const request = async ({ params }: { params: [{ to: string; data: Hex }] }) => {
      const [{ to, data }] = params;
      const { functionName, args } = decodeFunctionData({ abi: asbestosAdvanceAbi, data });
      expect([to, functionName, args]).toEqual([GATE, 'policyOf', [2]]);
      const result = { policyHash: 42n, amountCents: 1, startsAt: 7n, endsAt };
      return encodeFunctionResult({ abi: asbestosAdvanceAbi, functionName: 'policyOf', result });
    };
    const client = createPublicClient({ transport: custom({ request: request as never }) });
    expect(await advanceChain(client, GATE).policies([2])).toEqual([{ policyHash: 42n, startsAtSec: 7, endsAtSec }]);
  });
});

describe('the register of doctors is the chain’s', { timeout: 60_000 }, () => {
  const real = [doctorLeaf(otherDoctor), doctorLeaf(lungDoctor)];
  /** The doctors, and one whom the portal invented for this wallet. */
  const marked = [...real, doctorLeaf(issuer('invented', 'doctor'))];
  const lists = (portal: Portal) => portal.requests.filter(({ path }) => path.endsWith('/doctors')).length;

  it('K-54 a list of doctors of the portal’s own is not opened, and nothing is proved with it', async () => {
    const portal = portalOf();
    portal.health.state.chainDoctors = real;
    portal.health.state.doctors = marked;
    const { card, proveAdvance } = await clicked(portal);
    await card.until(() => card.phase() === 'arrived' || card.asbestos().record?.retry?.attempt === 2);
    expect(card.asbestos().record?.retry?.code).toBe('REGISTER_ROOT_STALE');
    expect(lists(portal)).toBe(0);
    expect(proveAdvance).not.toHaveBeenCalled();
    expect(sent(portal)).toEqual([]);
    portal.health.state.doctors = real;
    await card.until(() => card.phase() === 'arrived');
    expect(portal.health.applications).toHaveLength(1);
    await card.stop();
  });

  it('K-55 after a refusal by the relay the proof is not made anew under a root that the chain has not', async () => {
    const portal = portalOf();
    portal.health.state.chainDoctors = real;
    portal.faults.set(RELAY, ['RELAY_UNAVAILABLE', 'REGISTER_ROOT_STALE']);
    const { card, proveAdvance } = await clicked(portal);
    await card.until(() => card.asbestos().record?.retry?.code === 'RELAY_UNAVAILABLE');
    portal.health.state.doctors = marked;
    await card.until(() => card.phase() === 'arrived' || card.asbestos().record?.retry?.code === 'REGISTER_ROOT_STALE');
    expect(card.phase()).toBe('proving');
    expect(proveAdvance).toHaveBeenCalledTimes(1);
    expect(portal.health.applications).toEqual([]);
    // Once the chain has it as well, it goes on by itself.
    portal.health.state.chainDoctors = null;
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
  });

  it('K-56 a card without a statement asks the chain for the root as one that applies does', async () => {
    const [idle, applying] = [portalOf(), portalOf()];
    confirmed(applying);
    for (const portal of [idle, applying]) {
      const card = browser(portal);
      const rounds = () => portal.requests.filter(({ path }) => path === '/api/registers').length;
      await vi.waitFor(() => expect(rounds()).toBeGreaterThan(1), { timeout: 10_000 });
      expect(portal.health.rootQuestions).toEqual([3]);
      expect(lists(portal)).toBe(1);
      await card.stop();
    }
  });
});
