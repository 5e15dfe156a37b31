import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { claimArgs } from '@/lib/server/relay/claim-call';
import { prepareClaim } from '@/lib/shared/card/claim';
import type { WireClaim } from '@/lib/shared/card/claim-progress';
import type { EurCents } from '@/lib/shared/domain/cents';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { hashNote, hashPayTo } from '@/lib/shared/protocol/hashes';
import { zClaimRequest } from '@/lib/shared/schemas/public-api';
import type { Citizen } from '../../journey/citizen';
import type { Policy } from '../../journey/driver';
import {
  askRelay,
  checkMoney,
  checkPaidOnce,
  checkUnpaid,
  claimCall,
  claimInput,
  nullifierOf,
  personInRegister,
  stateIncome,
} from './people';
import { type Call, fundedAttacker, strike } from './strike';
import type { World } from './world';

const INCOME = '1180,00';
const MUCH_CENTS = 150_000n as EurCents;

const texts = (point: readonly bigint[]): [string, string] => [String(point[0]), String(point[1])];

/** The same claim, for more money: note and encrypted amount are sound, the proof is of another amount. */
function withMoreMoney(claim: WireClaim, citizen: Citizen, policy: Policy): WireClaim {
  const payTo = hashPayTo(citizen.identity.secret, nullifierOf(citizen, policy));
  const { c1, c2 } = encryptAmount(MUCH_CENTS, policy.tallyKey, 12345n);
  return { ...claim, note: String(hashNote(MUCH_CENTS, payTo)), c1: texts(c1), c2: texts(c2) };
}

function withChangedWord(claim: WireClaim): WireClaim {
  const [first = '0', ...rest] = claim.proof;
  return { ...claim, proof: [String(BigInt(first) + 1n), ...rest] };
}

/** A nullifier that means the same number and is written otherwise would be a second claim. */
function beyondTheField(world: World, claim: WireClaim): Call {
  const [request] = claimArgs(zClaimRequest.parse(claim));
  const args = [{ ...request, nullifier: request.nullifier + FIELD_ORDER }];
  return { to: world.income.contracts.incomeSupplement, abi: incomeSupplementAbi, functionName: 'claim', args };
}

/** Somebody with a right tries to have it without a sound proof, or for more. */
export async function forgedProof(world: World): Promise<void> {
  const { report, story, months } = world;
  const [policy] = months;
  const citizen = await personInRegister(world, 'one-click');
  const statement = await stateIncome(world, citizen, policy, INCOME);
  const input = await claimInput(world, citizen, policy, [statement]);
  const { amountCents } = prepareClaim(input);
  const { request: honest } = await story.portal.work.proveClaim(input);
  report.line('info', 'proofMade', { nullifier: honest.nullifier });

  const more = withMoreMoney(honest, citizen, policy);
  const invented = { ...honest, registerRoot: String(BigInt(honest.registerRoot) - 1n) };
  const answer = await askRelay(world, more);
  report.refused('forgedRelay', 'CLAIM_PROOF_INVALID', 'code' in answer ? answer.code : null, {
    reason: 'reason' in answer ? answer.reason : '',
  });

  const attacker = await fundedAttacker(world, 'income');
  const tries = [
    {
      key: 'forgedMore',
      expected: 'EligibilityGate__ProofInvalid',
      call: claimCall(world, more),
      amountCents: MUCH_CENTS,
    },
    { key: 'forgedWord', expected: 'EligibilityGate__ProofInvalid', call: claimCall(world, withChangedWord(honest)) },
    {
      key: 'forgedZeros',
      expected: 'EligibilityGate__ProofInvalid',
      call: claimCall(world, { ...honest, proof: honest.proof.map(() => '0') }),
    },
    { key: 'forgedField', expected: 'EligibilityGate__SignalOutOfField', call: beyondTheField(world, honest) },
    { key: 'forgedRoot', expected: 'EligibilityGate__RootNotAccepted', call: claimCall(world, invented) },
  ] as const;
  for (const { key, expected, call, ...facts } of tries) {
    const { error, txHash } = await strike(world, 'income', call, attacker);
    report.refused(key, expected, error, {
      tx: txHash,
      ...('amountCents' in facts ? { amountCents: String(facts.amountCents) } : {}),
    });
  }
  await checkUnpaid(world, citizen, policy);

  const sent = await askRelay(world, honest);
  report.check('jobId' in sent, 'honestStillTaken');
  await checkPaidOnce(world, citizen, policy);
  await checkMoney(world, citizen, amountCents);
}
