import { createPublicClient, custom, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem';
import { describe, expect, it, vi } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { createPolicyCheck } from '@/lib/shared/card/agent/policy-check';
import { systemClock } from '@/lib/shared/card/agent/ports';
import { policyChain } from '@/lib/shared/card/policy-chain';
import { BASE8, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { AUTOMATIC, delivered, phaseOf, portalOf, start, stateOf, until } from './support/agent-run';
import { OCTOBER, policies } from './support/world';

const GATE = `0x${'1'.repeat(40)}` as const;

/** A card whose proofs take for ever: these tests look at what comes before. */
function startUnproved(portal: ReturnType<typeof portalOf>) {
  const proveClaim = vi.fn(() => new Promise<never>(() => undefined));
  const work = { ...portal.ports().work, proveClaim };
  return { ...start(portal, AUTOMATIC, { work }), proveClaim };
}

describe('the policies of the portal against those of the chain', { timeout: 60_000 }, () => {
  it('A-08 a tally key of the portal’s own is refused before anything is proved or sent', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.state.tallyKey = scalarMul(BASE8, 4711n);
    const { agent, proveClaim } = startUnproved(portal);
    await until(agent, () => phaseOf(agent) === 'failed');
    expect(stateOf(agent)).toEqual({ phase: 'failed', code: 'POLICY_UNKNOWN', during: 'proving' });
    expect(proveClaim).not.toHaveBeenCalled();
    expect(portal.requests.some(({ path }) => path.startsWith('/api/relay'))).toBe(false);
  });

  it('A-08 while the chain does not answer the claim waits, and goes on by itself', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.faults.set('chain', Array(4).fill('CHAIN_UNAVAILABLE'));
    const { agent, proveClaim } = startUnproved(portal);
    const stop = new AbortController();
    const running = agent.run(stop.signal).catch(() => undefined);
    await until(agent, () => agent.snapshot().claims[0]?.retry?.code === 'CHAIN_UNAVAILABLE', false);
    expect(proveClaim).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(proveClaim).toHaveBeenCalledOnce(), { timeout: 10_000 });
    stop.abort(new Error('done'));
    await running;
  });

  it('A-08 every wallet asks for the same policies, once, whether it claims or not', async () => {
    const [claiming, idle] = [portalOf(), portalOf()];
    delivered(claiming);
    for (const portal of [claiming, idle]) {
      const { agent } = startUnproved(portal);
      const stop = new AbortController();
      const running = agent.run(stop.signal).catch(() => undefined);
      // Two rounds: the second has nothing left to ask.
      const rounds = () => portal.requests.filter(({ path }) => path === '/api/policies').length;
      await vi.waitFor(() => expect(rounds()).toBeGreaterThan(1), { timeout: 10_000 });
      if (portal === claiming) expect(phaseOf(agent)).toBe('proving');
      stop.abort(new Error('done'));
      await running;
      expect(portal.chainQuestions).toEqual([policies().map(({ scheme }) => scheme)]);
    }
  });

  it('A-08 a policy that changed is asked for again, and one that was refused too', async () => {
    const [policy] = policies();
    if (policy === undefined) throw new Error('no policy');
    let onChain = 5n;
    const onIncomeChain = vi.fn(async () => [{ ...policy, policyHash: onChain }]);
    const policyChain = { policies: onIncomeChain, currentRoots: async () => [] };
    const check = createPolicyCheck({ policyChain, clock: systemClock });
    await expect(check.require(policy, [policy])).rejects.toMatchObject({ code: 'POLICY_UNKNOWN' });
    onChain = policy.policyHash;
    await check.require(policy, [policy]);
    await check.require(policy, [policy]);
    expect(onIncomeChain).toHaveBeenCalledTimes(2);
    const changed = { ...policy, policyHash: (policy.policyHash + 1n) as typeof policy.policyHash };
    await expect(check.require(changed, [changed])).rejects.toMatchObject({ code: 'POLICY_UNKNOWN' });
    const longer = { ...policy, claimClosesAtSec: policy.claimClosesAtSec + 1 };
    await expect(check.require(longer, [longer])).rejects.toMatchObject({ code: 'POLICY_UNKNOWN' });
  });

  it('A-08 the gate itself is asked, for scheme and month', async () => {
    const asked: unknown[] = [];
    const request = async ({ params }: { params: [{ to: string; data: Hex }] }) => {
      const [{ to, data }] = params;
      const { functionName, args } = decodeFunctionData({ abi: incomeSupplementAbi, data });
      asked.push([to, functionName, args]);
      const result = {
        policyHash: 42n,
        tallyKeyHash: `0x${'0'.repeat(64)}` as const,
        maxAmountCents: 1,
        claimOpensAt: 0n,
        claimClosesAt: 1n,
      };
      return encodeFunctionResult({ abi: incomeSupplementAbi, functionName: 'policyOf', result });
    };
    const client = createPublicClient({ transport: custom({ request: request as never }) });
    expect(await policyChain(client, GATE).policies([{ scheme: 1, period: OCTOBER }])).toEqual([
      { policyHash: 42n, claimOpensAtSec: 0, claimClosesAtSec: 1 },
    ]);
    expect(asked).toEqual([[GATE, 'policyOf', [1, OCTOBER]]]);
  });
});
