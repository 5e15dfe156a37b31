import { randomBytes } from 'node:crypto';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { claimArgs } from '@/lib/server/relay/claim-call';
import type { CardMode } from '@/lib/shared/card/card-data';
import { type ClaimInput, claimChains, claimRandomness } from '@/lib/shared/card/claim';
import type { WireClaim } from '@/lib/shared/card/claim-progress';
import type { IncomeStatement } from '@/lib/shared/card/credentials';
import { openApi } from '@/lib/shared/card/portal-api';
import { AppError } from '@/lib/shared/errors/app-error';
import { hashNullifier } from '@/lib/shared/protocol/hashes';
import { bucketIndexOf } from '@/lib/shared/protocol/merkle-buckets';
import { zClaimRequest } from '@/lib/shared/schemas/public-api';
import { countPayments } from '../../journey/chain-check';
import { type Citizen, newCitizen } from '../../journey/citizen';
import { type Policy, payMonth } from '../../journey/driver';
import { openFetch } from '../../journey/session';
import { Stopwatch, waitUntil } from '../../journey/stopwatch';
import type { Call } from './strike';
import type { World } from './world';

/** A new fictitious driver, whose place in the register stands on the chain. */
export async function personInRegister(world: World, mode: CardMode = 'automatic'): Promise<Citizen> {
  const { portal, employer, patienceMs } = world.story;
  const citizen = await newCitizen(portal, employer.id, new Stopwatch(), mode);
  world.atEnd(citizen.stop);
  await waitUntil('a place in the register', () => entitlementOf(citizen) ?? undefined, patienceMs);
  world.report.line('info', 'personReady', { person: citizen.personId });
  return citizen;
}

const entitlementOf = ({ agent }: Citizen) =>
  agent.snapshot().credentials.find(({ entitlement, status }) => entitlement !== null && status === 'valid')
    ?.entitlement ?? null;

/** The employer states an income, and the card has it. */
export async function stateIncome(
  world: World,
  citizen: Citizen,
  { period }: Policy,
  euros: string,
): Promise<IncomeStatement> {
  const { employer, patienceMs } = world.story;
  await employer.issue(citizen.personId, period, euros);
  const find = () =>
    citizen.agent
      .snapshot()
      .credentials.find(({ statement, status }) => statement?.period === period && status === 'valid')?.statement;
  const statement = await waitUntil('the statement', () => find() ?? undefined, patienceMs);
  world.report.line('info', 'incomeStated', { incomeCents: String(statement.netCents), period: String(period) });
  return statement;
}

/** The whole honest way: a statement, a proof, a claim, and money in the pool. */
export async function paidHonestly(world: World, citizen: Citizen, policy: Policy) {
  const paid = await payMonth(world.story, citizen, policy, new Stopwatch());
  const record = citizen.agent.snapshot().claims.find(({ period }) => period === policy.period);
  if (record?.state.phase !== 'arrived' || record.state.txHash === null)
    throw new Error('The honest claim was not paid.');
  world.report.line('ok', 'honestPaid', {
    amountCents: paid.amountCents,
    tookMs: String(paid.statementToNoteMs),
    tx: record.state.txHash,
  });
  return {
    amountCents: BigInt(paid.amountCents),
    txHash: record.state.txHash as `0x${string}`,
    payoutTxHash: record.state.payoutTxHash as `0x${string}`,
  };
}

/** What a card would prove for a month, with fresh randomness. @param statements in place of the card's own */
export async function claimInput(
  world: World,
  citizen: Citizen,
  policy: Policy,
  statements: readonly IncomeStatement[],
): Promise<ClaimInput> {
  const { config, url } = world;
  const open = openApi(openFetch(url));
  const entitlement = entitlementOf(citizen);
  const { registers } = await open.registers();
  const register = registers.find(({ scheme, region }) => scheme === policy.scheme && region === entitlement?.region);
  if (!entitlement || !register) throw new Error('The register on the chain has no place for this card.');
  const { root } = register;
  return {
    ...{ secret: citizen.identity.secret, entitlement, statements, policy, period: policy.period, registerRoot: root },
    bucket: await open.bucket(root, bucketIndexOf(entitlement.leafIndex)),
    chains: claimChains(config),
    nowSec: Math.floor(Date.now() / 1000),
    relayBatchSec: config.relayBatchSec,
    randomness: claimRandomness((length) => new Uint8Array(randomBytes(length))),
  };
}

type Answer = { readonly jobId: string } | { readonly code: string; readonly reason: string };

/** Brings a claim to the relay, as any wallet does. */
export async function askRelay({ url }: World, claim: WireClaim): Promise<Answer> {
  try {
    return { jobId: await openApi(openFetch(url)).sendClaim(claim) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, reason: String(error.data.reason ?? error.data.field ?? '') };
  }
}

export const claimCall = ({ income }: World, claim: WireClaim): Call => ({
  to: income.contracts.incomeSupplement,
  abi: incomeSupplementAbi,
  functionName: 'claim',
  args: claimArgs(zClaimRequest.parse(claim)),
});

export const nullifierOf = ({ identity }: Citizen, { nullifierClass, period }: Policy) =>
  hashNullifier(identity.secret, nullifierClass, period);

/** Waits until a claim has its note, and says how often it was claimed and paid: once each. */
export async function checkPaidOnce(world: World, citizen: Citizen, policy: Policy): Promise<void> {
  const { story, config, report } = world;
  const nullifier = nullifierOf(citizen, policy);
  const deadlineMs = Date.now() + story.patienceMs;
  let counted = await countPayments(story.chains, config.contracts, nullifier);
  while (counted.notes === 0 && Date.now() < deadlineMs) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    counted = await countPayments(story.chains, config.contracts, nullifier);
  }
  const { claims, notes } = counted;
  report.check(claims === 1 && notes === 1, 'paidOnce', { claims: String(claims), notes: String(notes) });
}

/** That nothing was claimed or paid under somebody's right of a month. */
export async function checkUnpaid({ story, config, report }: World, citizen: Citizen, policy: Policy): Promise<void> {
  const { claims, notes } = await countPayments(story.chains, config.contracts, nullifierOf(citizen, policy));
  report.check(claims === 0 && notes === 0, 'nothingPaid', { claims: String(claims), notes: String(notes) });
}

/** That the money of a person stands in the pool, to the cent. */
export async function checkMoney(world: World, citizen: Citizen, amountCents: bigint): Promise<void> {
  const { agent } = citizen;
  const balance = () => agent.money.snapshot().shieldedCents;
  await waitUntil(
    'the money in the pool',
    () => (balance() === amountCents ? true : undefined),
    world.story.patienceMs,
  ).catch(() => undefined);
  world.report.check(balance() === amountCents, 'moneyThere', { amountCents: String(balance()) });
}
