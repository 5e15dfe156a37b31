import { setTimeout as sleep } from 'node:timers/promises';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { countPayments } from '../../journey/chain-check';
import type { Citizen } from '../../journey/citizen';
import type { Policy } from '../../journey/driver';
import { waitUntil } from '../../journey/stopwatch';
import { type Books, follows, movesBetween, readBooks } from './books';
import { claimPayload, interoperable } from './messages';
import { checkMoney, checkPaidOnce, nullifierOf, personInRegister } from './people';
import { announce, putBack, readReserve, takeFree, unitsPerCent, untilReady } from './reserve';
import { answerTo, fundedAttacker, strike } from './strike';
import type { World } from './world';

const INCOME = '1180,00';
/** Below the cap of any month's claim: a single one does not fit any more. */
const LEFT_CENTS = 10_000n;
const WAITING_MS = 6_000;
/** How often others may claim in between. */
const TRIES = 5;

/**
 * Takes what is free but a little. Others claim in between, so that what was announced may be too much, and totals become known
 * in between, so that more is free than was announced: then again. @returns token units, all that was taken
 */
async function emptyPool(world: World): Promise<bigint> {
  const { report } = world;
  const left = LEFT_CENTS * unitsPerCent(world);
  let total = 0n;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { free, balance } = await readReserve(world);
    if (total > 0n && free <= left) return total;
    const units = free - left;
    // What has been promised, too: however much is set free meanwhile, that is never all.
    await announce(world, balance);
    const { tx, delaySec } = await announce(world, units);
    report.line('info', 'reserveAnnounced', { amountCents: cents(world, units), delayMs: String(delaySec * 1000), tx });
    await untilReady(world, units, delaySec * 1000 + world.story.patienceMs);
    const tooMuch = await takeFree(world, balance);
    report.refused('reserveMoreThanFree', 'PayoutPool__NothingFree', tooMuch.error, {
      amountCents: cents(world, balance),
      tx: tooMuch.txHash,
    });
    const taken = await takeFree(world, units);
    if (taken.error !== null) continue;
    total += units;
    report.line('info', 'reserveTaken', { amountCents: cents(world, units), tx: taken.txHash });
  }
  throw new Error('The pool’s free money went elsewhere each time.');
}

const cents = (world: World, units: bigint): string => String(units / unitsPerCent(world));

/** What the pool answers to the gate's message now, asked as its gateway would. */
async function poolAnswer(world: World, citizen: Citizen, policy: Policy): Promise<string | null> {
  const { nodes, income, payout } = world;
  const nullifier = nullifierOf(citizen, policy);
  const gate = {
    address: income.contracts.incomeSupplement,
    abi: incomeSupplementAbi,
    eventName: 'Claimed',
    fromBlock: 0n,
  } as const;
  const claimed = (await nodes.income.getContractEvents(gate)).find(({ args }) => args.nullifier === nullifier);
  const { note = 0n, capCents = 0 } = claimed?.args ?? {};
  const payload = claimPayload(NULLIFIER_CLASSES.incomeSupplement, nullifier, note, BigInt(capCents));
  const sender = interoperable(income.chainId, income.contracts.incomeSupplement);
  const call = {
    to: payout.contracts.payoutPool,
    abi: payoutPoolAbi,
    functionName: 'receiveMessage',
    args: [`0x${'00'.repeat(32)}`, sender, payload],
  };
  return answerTo(world, 'payout', call, payout.contracts.gateway);
}

const phaseOf = (citizen: Citizen, { period }: Policy) =>
  citizen.agent.snapshot().claims.find((claim) => claim.period === period)?.state.phase;

/** The pool runs short while a claim is under way: it waits, and is paid when there is money again. */
export async function shortReserve(world: World): Promise<void> {
  const { report } = world;
  // What a run that was cut off has left.
  await putBack(world);
  const citizen = await personInRegister(world);
  const books = await readBooks(world);
  const before = await readReserve(world);
  report.line('info', 'reserveBefore', {
    freeCents: cents(world, before.free),
    owedCents: cents(world, before.reserved),
  });

  const thief = await fundedAttacker(world, 'payout');
  const call = {
    to: world.payout.contracts.payoutPool,
    abi: payoutPoolAbi,
    functionName: 'withdrawFree',
    args: [thief.address, before.free],
  };
  const theft = await strike(world, 'payout', call, thief);
  report.refused('reserveStranger', 'AccessManagedUnauthorized', theft.error, { tx: theft.txHash });

  world.atEnd(async () => {
    const units = await putBack(world);
    if (units > 0n) report.line('info', 'reserveBack', { amountCents: cents(world, units) });
  });
  const [first, second] = world.months;
  // A group's total that becomes known meanwhile fills the pool again: then once more, with the month before.
  if (!(await claimFromShort(world, citizen, first)) && !(await claimFromShort(world, citizen, second)))
    throw new Error('The pool was filled each time by totals that became known.');
  await checkBooks(world, books);
}

/** @returns false when the pool was not short any more: money was set free while the claim was under way */
async function claimFromShort(world: World, citizen: Citizen, policy: Policy): Promise<boolean> {
  const { report, story, config } = world;
  const phaseIs = (phase: string) => () => (phaseOf(citizen, policy) === phase ? true : undefined);
  const taken = await emptyPool(world);
  const emptied = await readBooks(world);
  await story.employer.issue(citizen.personId, policy.period, INCOME);
  await waitUntil('the claim', () => phaseIs('accepted')() ?? phaseIs('arrived')(), story.patienceMs);
  report.line('info', 'reserveClaimed');
  await sleep(WAITING_MS);
  const waiting = await countPayments(story.chains, config.contracts, nullifierOf(citizen, policy));
  const isFilled = waiting.notes > 0 && (await movesBetween(world, emptied, await readBooks(world))).freed > 0n;
  if (isFilled) report.line('info', 'reserveFilled');
  else {
    report.refused('reserveShort', 'PayoutPool__ReserveShort', await poolAnswer(world, citizen, policy), {
      waitedMs: String(WAITING_MS),
    });
    report.check(waiting.claims === 1 && waiting.notes === 0, 'reserveWaits', {
      claims: String(waiting.claims),
      notes: String(waiting.notes),
    });
  }
  const back = await putBack(world);
  const backAtMs = Date.now();
  report.line('info', 'reserveBack', { amountCents: cents(world, back) });
  report.check(back === taken, 'reserveReturned', { backCents: cents(world, back), takenCents: cents(world, taken) });
  await waitUntil('the payment', phaseIs('arrived'), story.patienceMs);
  if (!isFilled) report.line('ok', 'reservePaid', { tookMs: String(Date.now() - backAtMs) });
  await checkPaidOnce(world, citizen, policy);
  const { claims } = citizen.agent.snapshot();
  const granted = claims.reduce((sum, { amountCents }) => sum + BigInt(amountCents ?? '0'), 0n);
  await checkMoney(world, citizen, granted);
  return !isFilled;
}

/** To the unit: what the pool has and owes now is what it had and owed, and what it told of since. */
async function checkBooks(world: World, before: Books): Promise<void> {
  const after = await readBooks(world);
  const isWhole = follows(before, after, await movesBetween(world, before, after));
  const data = { freeCents: cents(world, after.balance - after.reserved), owedCents: cents(world, after.reserved) };
  world.report.check(isWhole, 'reserveWhole', data);
}
