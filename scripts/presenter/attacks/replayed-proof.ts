import { decodeFunctionData, parseEventLogs } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import type { WireClaim } from '@/lib/shared/card/claim-progress';
import { openApi } from '@/lib/shared/card/portal-api';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { openFetch } from '../../journey/session';
import { signedMetadata } from './messages';
import { askRelay, checkMoney, checkPaidOnce, claimCall, paidHonestly, personInRegister } from './people';
import { negatedProof } from './proofs';
import { type Attacker, fundedAttacker, strike } from './strike';
import type { World } from './world';

/** A claim as anybody reads it on the income chain. */
async function readClaim({ nodes }: World, txHash: `0x${string}`): Promise<WireClaim> {
  const { input } = await nodes.income.getTransaction({ hash: txHash });
  const { functionName, args } = decodeFunctionData({ abi: incomeSupplementAbi, data: input });
  if (functionName !== 'claim') throw new Error('This transaction is no claim.');
  const { c1, c2, proof, registerRoot, nullifier, note, deadline, scheme, period } = args[0];
  return {
    ...{
      scheme: scheme as WireClaim['scheme'],
      period,
      registerRoot: String(registerRoot),
      nullifier: String(nullifier),
    },
    ...{ note: String(note), c1: [String(c1[0]), String(c1[1])], c2: [String(c2[0]), String(c2[1])] },
    ...{ deadlineSec: Number(deadline), proof: proof.map(String) },
  };
}

/** The same claim over the portal's relay: it has it already. */
async function overTheRelay(world: World, claim: WireClaim, txHash: string): Promise<void> {
  const answer = await askRelay(world, claim);
  if (!('jobId' in answer)) return world.report.refused('replayRelayRefused', 'CLAIM_ALREADY_MADE', answer.code);
  const job = await openApi(openFetch(world.url)).job(answer.jobId);
  world.report.check(job.txHash === txHash, 'replayRelaySame', { tx: txHash });
}

/** Everything that can be done with a proof that stands on the chain, by somebody with an account of his own. */
async function onTheChain(world: World, claim: WireClaim, attacker: Attacker): Promise<void> {
  const { report, months } = world;
  const tries = [
    { key: 'replaySame', expected: 'EligibilityGate__NullifierUsed', claim },
    {
      key: 'replayNegated',
      expected: 'EligibilityGate__NullifierUsed',
      claim: { ...claim, proof: negatedProof(claim.proof) },
    },
    {
      key: 'replayOwnNote',
      expected: 'EligibilityGate__ProofInvalid',
      claim: { ...claim, note: String(BigInt(claim.note) + 1n) },
    },
    {
      key: 'replayOtherMonth',
      expected: 'EligibilityGate__ProofInvalid',
      claim: { ...claim, period: months[1].period },
    },
  ] as const;
  for (const { key, expected, claim: tried } of tries) {
    const { error, txHash } = await strike(world, 'income', claimCall(world, tried), attacker);
    report.refused(key, expected, error, { tx: txHash, period: String(tried.period) });
  }
}

/** The message between the chains once more, with the validators' own signatures. */
async function messageAgain(world: World, payoutTxHash: `0x${string}`): Promise<void> {
  const { nodes, payout, report } = world;
  const attacker = await fundedAttacker(world, 'payout');
  const { input } = await nodes.payout.getTransaction({ hash: payoutTxHash });
  const { functionName, args } = decodeFunctionData({ abi: mailboxAbi, data: input });
  const call = { to: payout.contracts.mailbox, abi: mailboxAbi, functionName, args: args ?? [] };
  const { error, txHash } = await strike(world, 'payout', call, attacker);
  report.refused('replayMessage', 'Mailbox: already delivered', error, { tx: txHash });
}

/** Anybody may have the gate send its message again: for one that was lost. The pool knows it. */
async function sentAgain(world: World, claimTx: `0x${string}`, attacker: Attacker): Promise<void> {
  const { nodes, income, report } = world;
  const { logs } = await nodes.income.getTransactionReceipt({ hash: claimTx });
  const [claimed] = parseEventLogs({ abi: incomeSupplementAbi, eventName: 'Claimed', logs });
  if (!claimed) throw new Error('The claim left no event.');
  const { nullifier, note, capCents, trancheId } = claimed.args;
  const message = { nullifierClass: NULLIFIER_CLASSES.incomeSupplement, nullifier, note, capCents, trancheId };
  const call = {
    to: income.contracts.incomeSupplement,
    abi: incomeSupplementAbi,
    functionName: 'resend',
    args: [message],
  };
  const { error, txHash } = await strike(world, 'income', call, attacker);
  report.check(error === null, 'replayResent', { tx: txHash });
  await carried(world, txHash, nullifier);
}

/** The messenger does not carry what the pool has; here somebody does, with signatures that the demo lends him. */
async function carried(world: World, sentTx: `0x${string}`, nullifier: bigint): Promise<void> {
  const { nodes, income, payout, report, validatorKeys } = world;
  const { logs } = await nodes.income.getTransactionReceipt({ hash: sentTx });
  const [dispatch] = parseEventLogs({ abi: mailboxAbi, eventName: 'Dispatch', logs });
  if (!dispatch) throw new Error('The gate sent no message.');
  const { message } = dispatch.args;
  const hook = income.contracts.merkleTreeHook;
  const metadata = await signedMetadata(message, income.chainId, hook, validatorKeys.slice(0, 3));
  const call = { to: payout.contracts.mailbox, abi: mailboxAbi, functionName: 'process', args: [metadata, message] };
  const { error, txHash } = await strike(world, 'payout', call, await fundedAttacker(world, 'payout'));
  const receipt = await nodes.payout.getTransactionReceipt({ hash: txHash });
  const repeated = parseEventLogs({ abi: payoutPoolAbi, eventName: 'Repeated', logs: receipt.logs });
  const isKnown = error === null && repeated.some(({ args }) => args.nullifier === nullifier);
  report.check(isKnown, 'replayRepeated', { tx: txHash });
}

/** Somebody copies a proof from the chain and brings it again. */
export async function replayedProof(world: World): Promise<void> {
  const [policy] = world.months;
  const citizen = await personInRegister(world);
  const { amountCents, txHash, payoutTxHash } = await paidHonestly(world, citizen, policy);
  const claim = await readClaim(world, txHash);
  world.report.line('info', 'proofCopied', { tx: txHash });
  await overTheRelay(world, claim, txHash);
  const attacker = await fundedAttacker(world, 'income');
  await onTheChain(world, claim, attacker);
  await messageAgain(world, payoutTxHash);
  await sentAgain(world, txHash, attacker);
  await checkPaidOnce(world, citizen, policy);
  await checkMoney(world, citizen, amountCents);
}
