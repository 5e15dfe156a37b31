import type { Hash, Hex } from 'viem';
import { receiptOf } from '@/contracts/deploy/receipt';
import { indexTurn } from '@/lib/server/chain/indexer';
import type { Route } from '@/lib/server/chain/projection';
import { DestinationRelayer } from '@/lib/server/messenger/relayer';
import { OriginValidators } from '@/lib/server/messenger/validators';
import { claimCallData } from '@/lib/server/relay/claim-call';
import { database } from '@/lib/server/repositories/database';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ClaimRequest } from '@/lib/shared/schemas/public-api';
import { provedClaim } from './claims';
import { enrol, type Stack, writer } from './stack';
import { office } from './test-keys';
import { publishedLeaves, startWorkerHere } from './worker';

/** Claims of people whose register is published. No worker runs any more when this returns. */
export async function provedClaims(stack: Stack, names: readonly string[]): Promise<Record<string, ClaimRequest>> {
  const worker = startWorkerHere(stack);
  const claims: Record<string, ClaimRequest> = {};
  try {
    await worker.ready;
    await enrol(names);
    const leaves = await publishedLeaves(names.length + 1);
    const { income, payout } = stack.deployments;
    for (const name of names) {
      claims[name] = await provedClaim({ name, netCents: 118_000n, leaves, income, payout });
    }
  } finally {
    await worker.stop();
  }
  return claims;
}

/** Waits until what a test sent is in a block: a node answers before. */
export const mined = async (stack: Stack, domain: ChainDomain, hash: Promise<Hash>) =>
  receiptOf(stack.chains[domain].client, await hash);

/**
 * The messenger's way from income to payout without a worker: the test says who reads what, and when.
 * @param key of the account that delivers
 */
export function messengerByHand(stack: Stack, key: Hex = stack.keys.MESSENGER_PRIVATE_KEY) {
  const { chains, keys, deployments } = stack;
  const routes = () =>
    CHAIN_DOMAINS.map((domain): Route => {
      const { chainId, contracts } = deployments[domain];
      return { domain, chainId, gateway: contracts.gateway };
    });
  const validators = new OriginValidators(chains.income, keys.validators.income);
  const relayer = new DestinationRelayer('payout', chains, key);
  const index = async (domain: ChainDomain): Promise<void> => {
    while ((await indexTurn(chains[domain], routes)).behind);
  };
  /** One turn of the relayer, with every message due. */
  const turn = async (): Promise<void> => {
    await database().message.updateMany({ data: { nextAttemptAt: new Date(0) } });
    await relayer.turn(() => true);
  };
  return {
    index,
    /** Every leaf that the index holds. @throws TreeMismatchError */
    async sign(): Promise<void> {
      while (await validators.turn());
    },
    turn,
    /** A turn, until what it sent is in a block. */
    async relay(): Promise<void> {
      await turn();
      const sent = await database().message.findMany({ where: { status: 'sent' }, select: { sentTx: true } });
      await Promise.all(sent.map(({ sentTx }) => mined(stack, 'payout', Promise.resolve(sentTx as Hash))));
    },
    /** A claim on the income chain, sent by anyone; not indexed. */
    claim: (request: ClaimRequest) => {
      const call = { to: deployments.income.contracts.incomeSupplement, data: claimCallData(request) };
      return mined(stack, 'income', writer(stack, 'income', office(7).key).sendTransaction(call));
    },
  };
}
