import { prepareClaim } from '@/lib/shared/card/claim';
import type { WireClaim } from '@/lib/shared/card/claim-progress';
import type { IncomeStatement } from '@/lib/shared/card/credentials';
import type { EurCents } from '@/lib/shared/domain/cents';
import { toAppError } from '@/lib/shared/errors/app-error';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { hashNote, hashPayTo } from '@/lib/shared/protocol/hashes';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';
import type { Citizen } from '../../journey/citizen';
import type { Policy } from '../../journey/driver';
import {
  askRelay,
  checkPaidOnce,
  checkUnpaid,
  claimCall,
  claimInput,
  nullifierOf,
  personInRegister,
  stateIncome,
} from './people';
import { fundedAttacker, strike } from './strike';
import { circuitRefusal, proveAnyway, tamper, witnessOf } from './tampered-witness';
import type { World } from './world';

/** The attacker earned more than the other: the other's statement would give more. */
const OTHERS_INCOME = '1021,37';
const OWN_INCOME = '1299,41';

/** The attacker's own input with the other's statement in it. @param holder whose it says it is */
const withForeign = (own: SecretCircuitInput, other: IncomeStatement, holder: bigint): SecretCircuitInput => {
  const second = (name: string) => (own[name] as readonly string[])[1] ?? '0';
  const secondPoint = (name: string) => (own[name] as readonly (readonly string[])[])[1] ?? [];
  return {
    ...own,
    statementHolder: [String(holder), second('statementHolder')],
    gross: [String(other.grossCents), second('gross')],
    net: [String(other.netCents), second('net')],
    number: [String(other.number), second('number')],
    signatureR8: [other.signature.r8.map(String), secondPoint('signatureR8')],
    signatureS: [String(other.signature.s), second('signatureS')],
  };
};

/** What the attacker's witness says, and what it would have to say. */
function forgery(
  own: IncomeStatement,
  other: IncomeStatement,
  signals: readonly bigint[],
  citizen: Citizen,
  policy: Policy,
  amountCents: EurCents,
) {
  const [nullifier = 0n, note = 0n, c1x = 0n, c1y = 0n, c2x = 0n, c2y = 0n] = signals;
  const { c1, c2 } = encryptAmount(amountCents, policy.tallyKey, 54321n);
  const wanted = hashNote(amountCents, hashPayTo(citizen.identity.secret, nullifierOf(citizen, policy)));
  const changes = new Map<bigint, bigint>([
    [own.netCents, other.netCents],
    [own.grossCents, other.grossCents],
    [own.number, other.number],
    [own.signature.s, other.signature.s],
    ...own.signature.r8.map((value, i): [bigint, bigint] => [value, other.signature.r8[i] ?? 0n]),
    [note, wanted],
    [c1x, c1[0]],
    [c1y, c1[1]],
    [c2x, c2[0]],
    [c2y, c2[1]],
  ]);
  const claimed = {
    nullifier: String(nullifier),
    note: String(wanted),
    c1: [String(c1[0]), String(c1[1])],
    c2: [String(c2[0]), String(c2[1])],
  };
  return { changes, claimed: claimed as Pick<WireClaim, 'nullifier' | 'note' | 'c1' | 'c2'> };
}

/** Somebody puts another person's signed statement into his own card. */
export async function foreignStatement(world: World): Promise<void> {
  const { report, months, artifacts, story } = world;
  const [policy] = months;
  const victim = await personInRegister(world, 'one-click');
  const others = await stateIncome(world, victim, policy, OTHERS_INCOME);
  const attacker = await personInRegister(world, 'one-click');
  const own = await stateIncome(world, attacker, policy, OWN_INCOME);
  report.line('info', 'foreignTaken', { incomeCents: String(others.netCents) });

  const input = await claimInput(world, attacker, policy, [others]);
  report.refused('foreignCard', 'CREDENTIAL_MISSING', await refusalOf(() => prepareClaim(input)));

  const files = await artifacts('supplement');
  const honest = prepareClaim({ ...input, statements: [own] });
  const victimClaim = prepareClaim(await claimInput(world, victim, policy, [others]));
  for (const [key, holder] of [
    ['foreignHolder', others.holder],
    ['foreignSignature', own.holder],
  ] as const) {
    const place = await circuitRefusal(withForeign(honest.input, others, holder), files);
    report.line(place === null ? 'bad' : 'refused', key, { place: place ?? '–' });
  }

  const { changes, claimed } = forgery(own, others, honest.expected, attacker, policy, victimClaim.amountCents);
  const { file, places } = tamper(await witnessOf(honest.input, files), changes);
  const proof = await proveAnyway(file, files);
  const amountCents = String(victimClaim.amountCents);
  report.check(places >= changes.size, 'witnessTampered', { places: String(places), amountCents });
  const forged: WireClaim = { ...honest.unproved, ...claimed, proof };
  const answer = await askRelay(world, forged);
  report.refused('forgedRelay', 'CLAIM_PROOF_INVALID', 'code' in answer ? answer.code : null, {
    reason: 'reason' in answer ? answer.reason : '',
  });
  const struck = await strike(world, 'income', claimCall(world, forged), await fundedAttacker(world, 'income'));
  report.refused('foreignOnChain', 'EligibilityGate__ProofInvalid', struck.error, { tx: struck.txHash });
  await checkUnpaid(world, attacker, policy);

  const { request } = await story.portal.work.proveClaim(await claimInput(world, victim, policy, [others]));
  report.check('jobId' in (await askRelay(world, request)), 'victimStillPaid');
  await checkPaidOnce(world, victim, policy);
}

async function refusalOf(task: () => unknown): Promise<string | null> {
  try {
    task();
    return null;
  } catch (error) {
    return toAppError(error).code;
  }
}
