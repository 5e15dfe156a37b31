import { openApi } from '@/lib/shared/card/portal-api';
import { AppError } from '@/lib/shared/errors/app-error';
import { bindAnotherCard } from '../../journey/citizen';
import { openFetch } from '../../journey/session';
import { Stopwatch } from '../../journey/stopwatch';
import { askRelay, checkMoney, checkPaidOnce, claimCall, claimInput, paidHonestly, personInRegister } from './people';
import { fundedAttacker, strike } from './strike';
import type { World } from './world';

/** A second wallet for the same person would be a second right. */
async function secondCard({ story, report, atEnd }: World, personId: string): Promise<void> {
  const refusal = await bindAnotherCard(story.portal, personId, new Stopwatch()).then(
    ({ stop }) => {
      atEnd(stop);
      return null;
    },
    (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error)),
  );
  report.refused('secondCard', 'HOLDER_MISMATCH', refusal);
}

/** Somebody who was paid asks for the same month again, with a new and sound proof. */
export async function secondClaim(world: World): Promise<void> {
  const { report, story, months, url } = world;
  const [policy] = months;
  const citizen = await personInRegister(world);
  const { amountCents, txHash } = await paidHonestly(world, citizen, policy);
  const statement = citizen.agent
    .snapshot()
    .credentials.find((view) => view.statement?.period === policy.period)?.statement;
  if (!statement) throw new Error('The card has lost its statement.');
  const { request } = await story.portal.work.proveClaim(await claimInput(world, citizen, policy, [statement]));
  report.line('info', 'secondProof');

  const answer = await askRelay(world, request);
  if ('jobId' in answer) {
    const job = await openApi(openFetch(url)).job(answer.jobId);
    report.check(job.txHash === txHash, 'replayRelaySame', { tx: txHash });
  } else report.refused('replayRelayRefused', 'CLAIM_ALREADY_MADE', answer.code);

  const attacker = await fundedAttacker(world, 'income');
  const struck = await strike(world, 'income', claimCall(world, request), attacker);
  report.refused('secondOnChain', 'EligibilityGate__NullifierUsed', struck.error, { tx: struck.txHash });
  await secondCard(world, citizen.personId);
  await checkPaidOnce(world, citizen, policy);
  await checkMoney(world, citizen, amountCents);
}
