import { setTimeout as sleep } from 'node:timers/promises';
import { createPublicClient, http } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { stoppedChainSec } from '@/lib/shared/presenter/stopped-chain';
import { waitUntil } from '../../journey/stopwatch';
import { checkMoney, checkPaidOnce, nullifierOf, personInRegister } from './people';
import { stopChain } from './stage';
import type { World } from './world';

const INCOME = '1180,00';
const ASK_MS = 1_500;

/** Whether the payout chain's node answers within a moment. */
async function answers({ nodes }: World): Promise<boolean> {
  const impatient = createPublicClient({
    transport: http(nodes.payout.transport.url, { timeout: ASK_MS, retryCount: 0 }),
    cacheTime: 0,
  });
  return impatient.getBlockNumber().then(
    () => true,
    () => false,
  );
}

async function isClaimed({ nodes, income }: World, nullifier: bigint): Promise<boolean> {
  const gate = { address: income.contracts.incomeSupplement, abi: incomeSupplementAbi } as const;
  const hash = await nodes.income.readContract({ ...gate, functionName: 'messageHash', args: [nullifier] });
  return BigInt(hash) !== 0n;
}

/** The payout chain stops while a claim is under way, for as long as the attack's button says. */
export async function stoppedChain(world: World): Promise<void> {
  const { report, months, story } = world;
  const [policy] = months;
  const stoppedSec = stoppedChainSec(world.config.chains.income.blockTimeSec);
  const citizen = await personInRegister(world);
  const phase = () => citizen.agent.snapshot().claims.find(({ period }) => period === policy.period)?.state.phase;
  await story.employer.issue(citizen.personId, policy.period, INCOME);
  await waitUntil('the proof to begin', () => (phase() === 'proving' ? true : undefined), story.patienceMs);
  await stopChain(world, 'payout', stoppedSec);
  const stoppedAtMs = Date.now();
  report.line('info', 'chainStopped', { stoppedMs: String(stoppedSec * 1000) });
  report.check(!(await answers(world)), 'chainSilent');

  await waitUntil('the claim on the income chain', () => (phase() === 'accepted' ? true : undefined), story.patienceMs);
  const afterMs = String(Date.now() - stoppedAtMs);
  const isClaimedMeanwhile = (await isClaimed(world, nullifierOf(citizen, policy))) && !(await answers(world));
  report.check(isClaimedMeanwhile, 'claimedMeanwhile', { afterMs });
  while (!(await answers(world))) {
    if (Date.now() - stoppedAtMs > 3 * stoppedSec * 1000) throw new Error('The chain did not come back.');
    await sleep(200);
  }
  const backAtMs = Date.now();
  report.line('info', 'chainBack', { stoppedMs: String(backAtMs - stoppedAtMs) });
  await waitUntil('the payment', () => (phase() === 'arrived' ? true : undefined), story.patienceMs);
  report.line('ok', 'paidAfterwards', { tookMs: String(Date.now() - backAtMs) });
  await checkPaidOnce(world, citizen, policy);
  const record = citizen.agent.snapshot().claims.find(({ period }) => period === policy.period);
  await checkMoney(world, citizen, BigInt(record?.amountCents ?? '0'));
}
