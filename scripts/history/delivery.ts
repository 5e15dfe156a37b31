import { type Hash, type Hex, parseEventLogs } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { merkleTreeHookAbi } from '@/lib/generated/hyperlane/MerkleTreeHook';
import {
  aggregationMetadata,
  checkpointDigest,
  decodeMessage,
  messageId,
  multisigMetadata,
} from '@/lib/server/messenger/hyperlane';
import { IncrementalTree } from '@/lib/server/messenger/incremental-tree';
import type { IncomeDeployment, PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { type TimedChain, timedCall } from './timed-chain';

const PROCESS_GAS = 600_000n;
const INSERT_GAS = 4_000_000n;

type Options = {
  readonly income: TimedChain;
  readonly payout: TimedChain;
  readonly deployments: { readonly income: IncomeDeployment; readonly payout: PayoutDeployment };
  /** In the order of the security module. */
  readonly validatorKeys: readonly Hex[];
  readonly key: Hex;
};

/** What the worker's validators, relayer and inserter do at present, done for the past: messages to the pool, leaves into its tree. */
export class Delivery {
  readonly #options: Options;
  #tree = new IncrementalTree();
  #readTo = -1n;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Delivers every message that is on the income chain and not yet on the payout chain, and inserts full batches. */
  async deliver(atSec: number): Promise<void> {
    const { payout, deployments, key } = this.#options;
    const messages = await this.#newMessages();
    const mailbox = deployments.payout.contracts.mailbox;
    const isDelivered = await Promise.all(
      messages.map(({ id }) =>
        payout.client.readContract({ address: mailbox, abi: mailboxAbi, functionName: 'delivered', args: [id] }),
      ),
    );
    const due = messages.filter((_, index) => !isDelivered[index]);
    await payout.block(
      atSec,
      due.map(({ metadata, body }) => timedCall(key, mailbox, mailboxAbi, 'process', [metadata, body], PROCESS_GAS)),
    );
    await this.#insert(atSec);
  }

  /** Applies the releases of these tranches whose time has come. */
  async applyReleases(nullifierClass: number, trancheIds: readonly bigint[], atSec: number): Promise<void> {
    const { payout, deployments, key } = this.#options;
    const address = deployments.payout.contracts.payoutPool;
    const releases = await Promise.all(
      trancheIds.map((id) =>
        payout.client.readContract({
          address,
          abi: payoutPoolAbi,
          functionName: 'releaseOf',
          args: [nullifierClass, id],
        }),
      ),
    );
    const due = trancheIds.filter((_, index) => {
      const release = releases[index];
      return release !== undefined && release.count > 0n && !release.applied && Number(release.availableAt) <= atSec;
    });
    const call = (id: bigint) => timedCall(key, address, payoutPoolAbi, 'applyRelease', [nullifierClass, id], 200_000n);
    await payout.block(atSec, due.map(call));
  }

  /** Messages since the last look, each with the signatures over the tree as it was after it. */
  async #newMessages(): Promise<{ readonly id: Hash; readonly body: Hex; readonly metadata: Hex }[]> {
    const { income, deployments, validatorKeys } = this.#options;
    const { mailbox, merkleTreeHook } = deployments.income.contracts;
    const toBlock = await income.client.getBlockNumber();
    if (toBlock <= this.#readTo) return [];
    const logs = await income.client.getLogs({
      address: [mailbox, merkleTreeHook],
      fromBlock: this.#readTo + 1n,
      toBlock,
    });
    this.#readTo = toBlock;
    const bodies = new Map(
      parseEventLogs({ abi: mailboxAbi, eventName: 'Dispatch', logs }).map(({ args }) => [
        messageId(args.message),
        args.message,
      ]),
    );
    const security = deployments.payout.origins.find(({ domain }) => domain === 'income');
    if (!security) throw new Error('The payout chain knows no validators of the income chain.');
    const signers = validatorKeys.slice(0, security.threshold).map((key) => privateKeyToAccount(key));
    const messages = [];
    for (const { args } of parseEventLogs({ abi: merkleTreeHookAbi, eventName: 'InsertedIntoTree', logs })) {
      this.#tree.insert(args.messageId);
      const body = bodies.get(args.messageId);
      // The deployment's own first message goes to no chain.
      if (body === undefined || decodeMessage(body).destination !== deployments.payout.chainId) continue;
      const checkpoint = {
        origin: deployments.income.chainId,
        merkleTreeHook,
        root: this.#tree.root(),
        index: args.index,
        messageId: args.messageId,
      };
      const raw = checkpointDigest(checkpoint);
      const signatures = await Promise.all(signers.map((signer) => signer.signMessage({ message: { raw } })));
      messages.push({
        id: args.messageId,
        body,
        metadata: aggregationMetadata([multisigMetadata(checkpoint, signatures), '0x']),
      });
    }
    return messages;
  }

  async #insert(atSec: number): Promise<void> {
    const { payout, deployments, key } = this.#options;
    const pool = { address: deployments.payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
    const [nextBatch, openBatch] = await payout.client.readContract({ ...pool, functionName: 'queue' });
    for (let batch = nextBatch; batch < openBatch; batch++) {
      const logs = await payout.client.getContractEvents({
        ...pool,
        eventName: 'LeafQueued',
        args: { batch },
        fromBlock: 0n,
        strict: true,
      });
      const leaves = logs.map(({ args }) => args.leaf);
      await payout.block(atSec + 6, [timedCall(key, pool.address, pool.abi, 'insertBatch', [leaves], INSERT_GAS)]);
    }
  }
}
