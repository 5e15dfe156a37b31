import { createPublicClient, custom, decodeFunctionData, encodeFunctionResult, type Hex } from 'viem';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { stopProver } from '@/lib/shared/card/groth16';
import { registerChain } from '@/lib/shared/card/register-chain';
import { AUTOMATIC, delivered, phaseOf, portalOf, start, until } from './support/agent-run';

afterAll(() => stopProver());

const GATE = `0x${'1'.repeat(40)}` as const;
const ROOTS = `0x${'2'.repeat(40)}` as const;
const asked = (portal: ReturnType<typeof portalOf>, part: string) =>
  portal.requests.filter(({ path }) => path.includes(part));
const retryOf = (agent: ReturnType<typeof start>['agent']) => agent.snapshot().claims[0]?.retry ?? null;

describe('the roots of the portal against those of the chain', { timeout: 60_000 }, () => {
  it('A-15 a root of the portal’s own is not opened and nothing is proved or sent; once the chain has it, it is', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.state.chainRoot = 4711n;
    const { work } = portal.ports();
    const proveClaim = vi.fn(work.proveClaim);
    const { agent } = start(portal, AUTOMATIC, { work: { ...work, proveClaim } });
    const stop = new AbortController();
    const running = agent.run(stop.signal).catch(() => undefined);
    await until(agent, () => phaseOf(agent) === 'arrived' || retryOf(agent)?.attempt === 2, false);
    expect(retryOf(agent)?.code).toBe('REGISTER_ROOT_STALE');
    expect(asked(portal, '/buckets/')).toEqual([]);
    expect(proveClaim).not.toHaveBeenCalled();
    expect(asked(portal, '/api/relay')).toEqual([]);
    portal.state.chainRoot = null;
    await until(agent, () => phaseOf(agent) === 'arrived', false);
    expect(portal.claims).toHaveLength(1);
    stop.abort(new Error('done'));
    await running;
  });

  it('A-15 while the chain does not answer the claim waits, and goes on by itself', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.faults.set('root-chain', Array(5).fill('CHAIN_UNAVAILABLE'));
    const { agent } = start(portal);
    const stop = new AbortController();
    const running = agent.run(stop.signal).catch(() => undefined);
    await until(agent, () => phaseOf(agent) === 'arrived' || retryOf(agent)?.code === 'CHAIN_UNAVAILABLE', false);
    expect(asked(portal, '/api/relay')).toEqual([]);
    await until(agent, () => phaseOf(agent) === 'arrived', false);
    stop.abort(new Error('done'));
    await running;
  });

  it('A-15 a window of the portal’s own is refused: the deadline of a claim would be a mark', async () => {
    const portal = portalOf();
    delivered(portal);
    portal.state.claimClosesAtSec = Date.UTC(2026, 11, 1) / 1000;
    const { agent } = start(portal);
    await until(agent, () => phaseOf(agent) === 'failed' || phaseOf(agent) === 'arrived');
    expect(agent.snapshot().claims[0]?.state).toMatchObject({ code: 'POLICY_UNKNOWN', during: 'proving' });
    expect(asked(portal, '/api/relay')).toEqual([]);
  });

  it('A-15 every wallet asks for all registers that are served, in one question, whether it claims or not', async () => {
    const [claiming, idle] = [portalOf(), portalOf()];
    delivered(claiming);
    for (const portal of [claiming, idle]) {
      const { work } = portal.ports();
      const never = () => new Promise<never>(() => undefined);
      const { agent } = start(portal, AUTOMATIC, { work: { ...work, proveClaim: never } });
      const stop = new AbortController();
      const running = agent.run(stop.signal).catch(() => undefined);
      await vi.waitFor(() => expect(asked(portal, '/api/registers').length).toBeGreaterThan(3), { timeout: 10_000 });
      if (portal === claiming) expect(phaseOf(agent)).toBe('proving');
      stop.abort(new Error('done'));
      await running;
      expect(portal.rootQuestions).toEqual([[portal.entitlement.region]]);
    }
  });

  it('A-15 the contract that the gate itself names is asked, whose address is read once', async () => {
    const calls: unknown[] = [];
    const request = async ({ params }: { params: [{ to: string; data: Hex }] }) => {
      const [{ to, data }] = params;
      if (to === GATE) {
        calls.push([to, decodeFunctionData({ abi: incomeSupplementAbi, data }).functionName]);
        return encodeFunctionResult({ abi: incomeSupplementAbi, functionName: 'registerRoots', result: ROOTS });
      }
      const { functionName, args } = decodeFunctionData({ abi: registerRootsAbi, data });
      calls.push([to, functionName, args]);
      return encodeFunctionResult({ abi: registerRootsAbi, functionName: 'currentRoot', result: 42n });
    };
    const client = createPublicClient({ transport: custom({ request: request as never }) });
    const chain = registerChain(client, GATE);
    expect(await chain.currentRoots([{ scheme: 1, region: 9001 }])).toEqual([42n]);
    expect(await chain.currentRoots([{ scheme: 3, region: 0 }])).toEqual([42n]);
    expect(calls).toEqual([
      [GATE, 'registerRoots'],
      [ROOTS, 'currentRoot', [1, 9001]],
      [ROOTS, 'currentRoot', [3, 0]],
    ]);
  });
});
