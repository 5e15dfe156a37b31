import { setTimeout as sleep } from 'node:timers/promises';
import { createPublicClient, http } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { waitUntil } from '../../journey/stopwatch';
import { checkMoney, checkPaidOnce, nullifierOf, personInRegister } from './people';
import { stopChain } from './stage';
import type { World } from './world';

const INCOME = '1180,00';
const STOPPED_SEC = 20;
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

/** The payout chain stops for 20 s while a claim is under way. */
export async function stoppedChain(world: World): Promise<void> {
  const { report, months, story } = world;
  const [policy] = months;
  const citizen = await personInRegister(world);
  const phase = () => citizen.agent.snapshot().claims.find(({ period }) => period === policy.period)?.state.phase;
  await story.employer.issue(citizen.personId, policy.period, INCOME);
  await waitUntil('the proof to begin', () => (phase() === 'proving' ? true : undefined), story.patienceMs);
  await stopChain(world, 'payout', STOPPED_SEC);
  const stoppedAtMs = Date.now();
  report.line('info', 'chainStopped', { stoppedMs: String(STOPPED_SEC * 1000) });
  report.check(!(await answers(world)), 'chainSilent');

  await waitUntil('the claim on the income chain', () => (phase() === 'accepted' ? true : undefined), story.patienceMs);
  report.check(await isClaimed(world, nullifierOf(citizen, policy)), 'claimedMeanwhile', {
    afterMs: String(Date.now() - stoppedAtMs),
  });
  while (!(await answers(world))) {
    if (Date.now() - stoppedAtMs > 3 * STOPPED_SEC * 1000) throw new Error('The chain did not come back.');
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
