import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  numberToHex,
  parseAbiParameters,
} from 'viem';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { database } from '@/lib/server/repositories/database';
import { TallyCloser } from '@/lib/server/tally/closer';
import { TallyKeeper } from '@/lib/server/tally/keeper';
import type { ShareProver } from '@/lib/server/tally/share-prover';
import { eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement } from '@/lib/shared/domain/formula';
import { SUBGROUP_ORDER } from '@/lib/shared/protocol/babyjubjub';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { maxAmount } from '@/lib/shared/protocol/policy';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { PW_POLICY, seeded } from '@/tests/fixtures/household';
import { messengerByHand } from './by-hand';
import { provedClaim } from './claims';
import { enrol, REGION, type Stack } from './stack';
import { TALLY_HOLDERS } from './test-keys';
import { waitUntil } from './wait-until';
import { publishedLeaves, startWorkerHere } from './worker';

/** Length of a window in the tests. */
export const WINDOW_SEC = 120;
/** How long the tests' pool lets a release wait. */
export const RELEASE_DELAY_SEC = 600;

const { scheme, norms, disregards, tallyKey } = PW_POLICY;
const KEY_HASH = keccak256(encodeAbiParameters(parseAbiParameters('uint256[2]'), [[tallyKey[0], tallyKey[1]]]));
export const CAP_CENTS = maxAmount(PW_POLICY);

/** Moves a chain's clock on; no block is made. */
export const waitOnChain = (stack: Stack, domain: ChainDomain, seconds: number) =>
  stack.anvils[domain].rpc('evm_increaseTime', [seconds]);

// ---- claims as wallets make them ------------------------------------------------------------------------------------

const claimantOf = (index: number) => `claimant-${index}`;
const earnedBy = (index: number): bigint => 60_000n + 3_217n * BigInt(index);

/** What the law gives the tests' claimant: single, disregard class y. */
const supplementOf = (index: number): bigint => {
  const [normCents, disregard] = [norms[0], disregards[3]];
  if (normCents === undefined || !disregard) throw new Error('The policy has no such class.');
  const knownBenefitCents = eurCents(0n);
  return computeSupplement({ normCents, earningsCents: earnedBy(index), knownBenefitCents, disregard }).supplementCents;
};

export const supplementsOf = (count: number): bigint =>
  Array.from({ length: count }, (_, index) => supplementOf(index)).reduce((sum, cents) => sum + cents, 0n);

/** Real proofs of as many people, each with another income. No worker runs any more when this returns. */
export async function claimsOfMany(stack: Stack, count: number): Promise<ClaimRequest[]> {
  const worker = startWorkerHere(stack);
  try {
    await worker.ready;
    const names = Array.from({ length: count }, (_, index) => claimantOf(index));
    await enrol(names);
    const leaves = await publishedLeaves(count + 1);
    const { income, payout } = stack.deployments;
    const claims: ClaimRequest[] = [];
    for (const [index, name] of names.entries()) {
      const randomness = seeded(`tally.randomness.${index}`) % SUBGROUP_ORDER;
      claims.push(await provedClaim({ name, netCents: earnedBy(index), leaves, income, payout, randomness }));
    }
    return claims;
  } finally {
    await worker.stop();
  }
}

/** A transaction of an account whose key nobody has: a contract's. Returns once it is in a block. @throws when it reverts */
export async function sendAs(
  stack: Stack,
  domain: ChainDomain,
  { from, to, data }: { readonly from: Address; readonly to: Address; readonly data: Hex },
): Promise<void> {
  const { rpc } = stack.anvils[domain];
  await rpc('anvil_setBalance', [from, numberToHex(10n ** 18n)]);
  await rpc('anvil_impersonateAccount', [from]);
  const hash = await rpc('eth_sendTransaction', [{ from, to, data, gas: numberToHex(3_000_000) }]);
  const receipt = await waitUntil('the receipt', () => rpc('eth_getTransactionReceipt', [hash]));
  if ((receipt as { status: Hex }).status !== '0x1') throw new Error('The transaction reverted.');
}

// ---- the tally by hand ----------------------------------------------------------------------------------------------

/**
 * Tally, closer and key holders without a worker and without proofs of claims: the test says who does what, and when. The
 * gate's account counts, and its events are written into the index in its place; that the gate counts proved claims
 * alone, and tells of them, has tests of its own.
 */
export function tallyByHand(stack: Stack) {
  const { income } = stack.chains;
  const { tally, incomeSupplement } = stack.deployments.income.contracts;
  const byHand = messengerByHand(stack);
  const closer = new TallyCloser(income, stack.keys.TALLY_CLOSER_PRIVATE_KEY);

  const openTranche = () =>
    income.client.readContract({
      address: tally,
      abi: tallyAbi,
      functionName: 'openTranche',
      args: [scheme, REGION, KEY_HASH],
    });
  const index = () => byHand.index('income');

  return {
    ...byHand,
    /** @param confirmations blocks that this holder waits for @param parts that it knows, by default the registered one */
    keeper: (
      name: keyof typeof TALLY_HOLDERS,
      prover: ShareProver,
      { confirmations = 0, parts }: { readonly confirmations?: number; readonly parts?: readonly Hex[] } = {},
    ) => {
      const { account, part } = TALLY_HOLDERS[name];
      const chain = { ...income, settings: { ...income.settings, confirmations } };
      return new TallyKeeper(chain, { name, account, parts: parts ?? [part] }, prover);
    },
    /** Counts amounts, one claim each, in the open tranche. @param label that the claims are recognised by */
    async count(label: string, amounts: readonly bigint[]): Promise<void> {
      for (const [place, amount] of amounts.entries()) {
        const secret = (what: string) => seeded(`tally.${label}.${what}.${place}`);
        const { c1, c2 } = encryptAmount(eurCents(amount), tallyKey, secret('randomness') % SUBGROUP_ORDER);
        const { id: trancheId } = await openTranche();
        const args = [scheme, REGION, KEY_HASH, Number(CAP_CENTS), c1, c2] as const;
        const data = encodeFunctionData({ abi: tallyAbi, functionName: 'count', args });
        await sendAs(stack, 'income', { from: incomeSupplement, to: tally, data });
        const { number: blockNumber, timestamp: timestampSec } = await income.client.getBlock();
        // Beside the tally's own events of that block.
        const at = { chain: 'income', blockNumber, logIndex: 1_000, txHash: '0x', timestampSec };
        const what = { scheme, region: REGION, period: PW_POLICY.period, capCents: CAP_CENTS, trancheId };
        const names = { nullifier: secret('nullifier').toString(), note: secret('note').toString() };
        const points = { c1x: `${c1[0]}`, c1y: `${c1[1]}`, c2x: `${c2[0]}`, c2y: `${c2[1]}` };
        await database().claimEvent.create({ data: { ...at, ...what, ...names, ...points } });
      }
      await index();
    },
    /** Lets the window end and the closer have its turn. @returns the tranche that took claims until then */
    async close(): Promise<bigint> {
      const { id } = await openTranche();
      await waitOnChain(stack, 'income', WINDOW_SEC);
      await closer.turn(() => true);
      await allMined(stack, 'income');
      await index();
      return id;
    },
    /** A holder's turns, until there is nothing to do at once. */
    async turnsOf(keeper: TallyKeeper): Promise<void> {
      for (let more = true; more; ) {
        more = await keeper.turn(() => true);
        await allMined(stack, 'income');
        await index();
      }
    },
    eventsOf: (trancheId: bigint) =>
      database().trancheEvent.findMany({
        where: { trancheId },
        orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }],
      }),
    sharesOf: async (trancheId: bigint) =>
      (await database().tallyShareEvent.findMany({ where: { trancheId }, orderBy: { blockNumber: 'asc' } })).map(
        ({ holder }) => holder,
      ),
  };
}

/** Until nothing that was sent is without a block. */
export const allMined = (stack: Stack, domain: ChainDomain) =>
  waitUntil('every transaction in a block', async () => {
    const { pending } = (await stack.anvils[domain].rpc('txpool_status')) as { pending: string };
    return Number(pending) === 0;
  });
