import { type Address, type Hex, parseEventLogs } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { addMonths } from '@/lib/shared/domain/period';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { SUPPLEMENT_PACKS, type SupplementScheme, supplementSchemeOf } from '@/lib/shared/rules/registry';
import type { IncomeDeployment, PayoutDeployment } from '@/lib/shared/schemas/deployment';
import type { ArchivedClaim } from './archive';
import { Delivery } from './delivery';
import type { ClosedTranche, Openings } from './openings';
import { closingSec, FIRST_MONTH, HISTORY_REGISTERS, MONTHS } from './plan';
import { type TimedCall, type TimedChain, timedCall } from './timed-chain';
import { rootOf, tallyKeyHashOf } from './world';

const CLAIM_GAS = 900_000n;
const SETTING_GAS = 1_500_000n;
/** A message takes a moment; in the history the script sets it. */
const DELIVERY_SEC = 6;
const STEP_SEC = 60;

export type ReplayKeys = {
  /** Sends claims, closes tranches, delivers. */
  readonly sender: Hex;
  readonly publisher: Hex;
  readonly validators: readonly Hex[];
  readonly holders: Readonly<Record<SupplementScheme | 'statistics', Hex>>;
};

export type ReplayInput = {
  readonly income: TimedChain;
  readonly payout: TimedChain;
  readonly deployments: { readonly income: IncomeDeployment; readonly payout: PayoutDeployment };
  readonly keys: ReplayKeys;
  readonly claims: readonly ArchivedClaim[];
  readonly openings: Openings;
  /** Claims after this moment are left out. */
  readonly untilSec: number;
  /** Tranches are closed up to here; what is open then is the running deployment's to close. */
  readonly closeUntilSec: number;
  readonly progress: (done: number, of: number) => void;
};

/**
 * Plays the history into the chains: roots, claims, messages, tranches and their openings, block by block, at the moments of
 * the plan. Every step looks first at what the chain has, so that it can be stopped anywhere and started again.
 * @throws Error when a contract refuses a step
 */
export async function replay(input: ReplayInput): Promise<void> {
  const { income, payout, deployments, keys, progress } = input;
  const delivery = new Delivery({
    income,
    payout,
    deployments,
    validatorKeys: keys.validators,
    key: keys.sender,
  });
  const claims = input.claims.filter(({ at }) => at <= input.untilSec);
  await publishRoots(input);
  let done = 0;
  const tranches: bigint[] = [];
  for (let index = 0; index < MONTHS; index++) {
    const month = addMonths(FIRST_MONTH, index);
    const from = index === 0 ? 0 : closingSec(addMonths(month, -1));
    const ofMonth = claims.filter(({ at }) => at > from && at <= closingSec(month));
    for (const atSec of new Set(ofMonth.map(({ at }) => at))) {
      const batch = ofMonth.filter(({ at }) => at === atSec);
      await income.block(
        atSec,
        (await unclaimed(input, batch)).map((claim) => claimCall(input, claim)),
      );
      await delivery.deliver(atSec + DELIVERY_SEC);
      await delivery.applyReleases(NULLIFIER_CLASSES.incomeSupplement, tranches, atSec + 2 * DELIVERY_SEC);
      done += batch.length;
      progress(done, claims.length);
    }
    if (closingSec(month) > Math.min(input.untilSec, input.closeUntilSec)) continue;
    const next = claims.find(({ at }) => at > closingSec(month));
    if (next === undefined || (await income.latestSec()) < next.at) await closeMonth(input, closingSec(month));
    const closed = await closedTranches(input, closingSec(month));
    await openAll(input, closed, closingSec(month));
    await delivery.deliver(closingSec(month) + 4 * STEP_SEC);
    tranches.push(...closed.map(({ trancheId }) => trancheId));
  }
}

const contractsOf = ({ deployments }: ReplayInput) => deployments.income.contracts;

async function publishRoots(input: ReplayInput): Promise<void> {
  const { income, keys } = input;
  const roots = { address: contractsOf(input).registerRoots, abi: registerRootsAbi } as const;
  const calls: TimedCall[] = [];
  for (const register of HISTORY_REGISTERS) {
    const args = [SUPPLEMENT_PACKS[register.scheme].id, register.region, rootOf(register)] as const;
    const [scheme] = await income.client.readContract({ ...roots, functionName: 'rootInfo', args: [args[2]] });
    if (scheme === 0) calls.push(timedCall(keys.publisher, roots.address, roots.abi, 'publishRoot', args, SETTING_GAS));
  }
  await income.block(0, calls);
}

async function unclaimed(input: ReplayInput, claims: readonly ArchivedClaim[]): Promise<ArchivedClaim[]> {
  const address = contractsOf(input).incomeSupplement;
  const known = await Promise.all(
    claims.map(({ nullifier }) =>
      input.income.client.readContract({
        address,
        abi: incomeSupplementAbi,
        functionName: 'messageHash',
        args: [nullifier],
      }),
    ),
  );
  return claims.filter((_, index) => BigInt(known[index] ?? 0) === 0n);
}

type Eight = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

const claimCall = (input: ReplayInput, claim: ArchivedClaim): TimedCall =>
  timedCall(
    input.keys.sender,
    contractsOf(input).incomeSupplement,
    incomeSupplementAbi,
    'claim',
    [
      {
        scheme: claim.scheme,
        period: claim.period,
        registerRoot: claim.root,
        nullifier: claim.nullifier,
        note: claim.note,
        c1: claim.c1,
        c2: claim.c2,
        deadline: BigInt(claim.deadline),
        // Length: the archive's schema.
        proof: claim.proof as unknown as Eight,
      },
    ],
    CLAIM_GAS,
  );

/** Closes what has ten claims; what has fewer goes on. */
async function closeMonth(input: ReplayInput, atSec: number): Promise<void> {
  const { income, keys } = input;
  const tally = { address: contractsOf(input).tally, abi: tallyAbi } as const;
  const calls: TimedCall[] = [];
  for (const { scheme, region } of HISTORY_REGISTERS) {
    const place = [SUPPLEMENT_PACKS[scheme].id, region, tallyKeyHashOf(scheme)] as const;
    const open = await income.client.readContract({ ...tally, functionName: 'openTranche', args: place });
    if (open.count > 0) calls.push(timedCall(keys.sender, tally.address, tally.abi, 'close', place, SETTING_GAS));
  }
  if ((await income.latestSec()) < atSec) await income.block(atSec, calls);
}

/** What the closing at this moment closed. */
async function closedTranches(input: ReplayInput, atSec: number): Promise<ClosedTranche[]> {
  const { income } = input;
  const tally = { address: contractsOf(input).tally, abi: tallyAbi } as const;
  const logs = await income.client.getLogs({ address: tally.address, fromBlock: 0n });
  const closings = parseEventLogs({ abi: tallyAbi, eventName: 'TrancheClosed', logs });
  const blocks = new Map(
    await Promise.all(
      [...new Set(closings.map(({ blockNumber }) => blockNumber))].map(
        async (blockNumber) =>
          [blockNumber, Number((await income.client.getBlock({ blockNumber })).timestamp)] as const,
      ),
    ),
  );
  return await Promise.all(
    closings
      .filter(({ blockNumber }) => blocks.get(blockNumber) === atSec)
      .map(async ({ args: { trancheId, c1, c2 } }) => {
        const { scheme } = await income.client.readContract({ ...tally, functionName: 'trancheOf', args: [trancheId] });
        const key = supplementSchemeOf(scheme);
        if (key === undefined) throw new Error(`Tranche ${trancheId} is of no scheme.`);
        return { trancheId, scheme: key, c1, c2 };
      }),
  );
}

/** Shares of both holders, the total, and the release, each in a block of its own. */
async function openAll(input: ReplayInput, closed: readonly ClosedTranche[], atSec: number): Promise<void> {
  const { income, keys, openings } = input;
  const { tally, incomeSupplement } = contractsOf(input);
  const states = await Promise.all(
    closed.map(({ trancheId }) =>
      income.client.readContract({ address: tally, abi: tallyAbi, functionName: 'trancheOf', args: [trancheId] }),
    ),
  );
  const OPENED = 2;
  const unopened = closed.filter((_, index) => states[index]?.state !== OPENED);
  const noShare = closed.filter((_, index) => BigInt(states[index]?.firstShareHash ?? 0) === 0n);
  const call = (key: Hex, to: Address, name: 'submitShare' | 'open', args: readonly unknown[]): TimedCall =>
    // Both calls' arguments are checked by the contract alone: a wrong one reverts the replay.
    timedCall(key, to, tallyAbi, name, args as never, SETTING_GAS);
  const shares: TimedCall[] = [];
  for (const one of noShare) {
    const { agency } = await openings(one);
    shares.push(
      call(keys.holders[one.scheme], tally, 'submitShare', [one.trancheId, one.c1, one.c2, agency.share, agency.proof]),
    );
  }
  await income.block(atSec + STEP_SEC, shares);
  const totals: TimedCall[] = [];
  for (const one of unopened) {
    const { agency, statistics, total } = await openings(one);
    const args = [one.trancheId, one.c1, one.c2, agency.share, statistics.share, BigInt(total), statistics.proof];
    totals.push(call(keys.holders.statistics, tally, 'open', args));
  }
  await income.block(atSec + 2 * STEP_SEC, totals);
  const release = ({ trancheId }: ClosedTranche): TimedCall =>
    timedCall(keys.sender, incomeSupplement, incomeSupplementAbi, 'release', [trancheId], SETTING_GAS);
  await income.block(atSec + 3 * STEP_SEC, unopened.map(release));
}
