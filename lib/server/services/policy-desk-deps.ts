import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { chains } from '../chain/client';
import { database } from '../repositories/database';
import type { PolicyDeskDeps } from './policy-desk';

/** A page does not wait longer for a chain that does not answer. */
const ASK_MS = 1_500;

/** What the desk for policies needs, as it is now. */
export const policyDeskDeps = (): PolicyDeskDeps => ({ db: database(), now: new Date(), poolLimit });

/** The most that the pool takes of one claim; null when the payout chain does not answer. */
async function poolLimit(nullifierClass: number): Promise<bigint | null> {
  const { client, deployment } = chains().payout;
  const asked = async () => {
    const { maxCapCents } = await client.readContract({
      address: deployment().contracts.payoutPool,
      abi: payoutPoolAbi,
      functionName: 'gateOf',
      args: [nullifierClass],
    });
    return BigInt(maxCapCents);
  };
  // A node that is down must not close the desk: the warning about the limit is then left out.
  return Promise.race([asked().catch(() => null), sleep(ASK_MS, null, { ref: false })]);
}
