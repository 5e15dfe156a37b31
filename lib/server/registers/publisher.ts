import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { ZERO_LEAF } from '@/lib/shared/protocol/merkle';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { KeyedSender, transactionState } from '../chain/sender';
import {
  latestPublication,
  type Publication,
  publicationLeaves,
  type RegisterKey,
  recordLeafPublished,
  recordRootPublished,
  recordRootSending,
  registerDigests,
  registerEntries,
  storePrepared,
  untoldEntries,
} from '../repositories/register-publication';
import { entryLeaf, prepareRegister } from './leaves';
import { lastScheduledAt } from './schedule';

/** Publishing the same root twice does nothing, so an estimate is not needed; measured 60,000 to 90,000. */
const PUBLISH_GAS = 200_000n;

export type PublisherOptions = {
  /** Publish at once after a change; otherwise at fixed hours. */
  readonly atOnce: boolean;
  readonly clock: () => Date;
  /** Seals the opening of an entry's published leaf to its holder's mailbox. Idempotent per leaf. */
  readonly deliver: (entryId: string) => Promise<unknown>;
};

const keyOf = ({ scheme, region }: RegisterKey): string => `${scheme}:${region}`;

/**
 * Publishes register roots: prepared (tree and places are stored) → sent → published (the chain holds it) → each
 * holder of a new or changed leaf is told. Every step looks at what is stored and at the chain, so a crash anywhere is
 * continued by the next turn.
 */
export class RegisterPublisher {
  readonly #chain: ChainHandle<IncomeDeployment>;
  readonly #sender: KeyedSender;
  readonly #options: PublisherOptions;
  /** Digest of a register's content when it was last found published and delivered. Lost at a restart: harmless. */
  readonly #settled = new Map<string, { digest: string; root: bigint; checkedFor: number }>();

  constructor(chain: ChainHandle<IncomeDeployment>, privateKey: Hex, options: PublisherOptions) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
    this.#options = options;
  }

  /** @returns whether a publication is on its way, so that another turn should follow soon */
  async turn(): Promise<boolean> {
    let underway = false;
    for (const { digest, ...key } of await registerDigests()) {
      underway = (await this.#publish(key, digest)) || underway;
    }
    return underway;
  }

  async #publish(key: RegisterKey, digest: string): Promise<boolean> {
    const { atOnce, clock } = this.#options;
    const latest = await latestPublication(key);
    if (latest && latest.status !== 'published') {
      if (!(await this.#advance(latest))) return true;
    }
    const scheduledAt = atOnce ? 0 : lastScheduledAt(clock()).getTime();
    const settled = this.#settled.get(keyOf(key));
    const settledRoot = settled !== undefined && settled.root === latest?.root && latest.status === 'published';
    if (settledRoot && settled.checkedFor === scheduledAt && (settled.digest === digest || !atOnce)) return false;
    const prepared = prepareRegister(key, await registerEntries(key), latest?.leafCount ?? 0, clock());
    if (prepared && prepared.root !== latest?.root) {
      await storePrepared(prepared);
      const stored = await latestPublication(key);
      if (!stored || !(await this.#advance(stored))) return true;
    }
    const published = await latestPublication(key);
    if (published?.status === 'published') {
      await this.#tellHolders(published);
      this.#settled.set(keyOf(key), { digest, root: published.root, checkedFor: scheduledAt });
    }
    return false;
  }

  /** One step of a root towards the chain. @returns whether the chain holds it as the register's current root */
  async #advance({ scheme, region, root, txHash }: Publication): Promise<boolean> {
    const { client, settings } = this.#chain;
    const contract = { address: this.#chain.deployment().contracts.registerRoots, abi: registerRootsAbi } as const;
    const head = await client.getBlockNumber();
    const confirmed = head - BigInt(settings.confirmations);
    const current = (blockNumber: bigint) =>
      client.readContract({ ...contract, functionName: 'currentRoot', args: [scheme, region], blockNumber });
    if (confirmed >= 0n && (await current(confirmed).catch(() => 0n)) === root) {
      await recordRootPublished(root);
      return true;
    }
    if ((await current(head)) === root) return false;
    if (txHash && (await transactionState(client, txHash)).state === 'waiting') return false;
    await client.simulateContract({
      ...contract,
      functionName: 'publishRoot',
      args: [scheme, region, root],
      account: this.#sender.address,
    });
    const data = encodeFunctionData({
      abi: registerRootsAbi,
      functionName: 'publishRoot',
      args: [scheme, region, root],
    });
    const [call] = await this.#sender.sign([{ to: contract.address, data, gas: PUBLISH_GAS }]);
    if (!call) return false;
    await recordRootSending(root, call.hash);
    await this.#sender.send(call);
    return false;
  }

  /**
   * Notes which leaf the chain now holds for each entry, then sends its opening to the holder where the mailbox has
   * none of it yet: a crash in between loses nothing. What has changed again since the tree was built is left for the
   * publication that follows.
   */
  async #tellHolders(publication: Publication): Promise<void> {
    const leaves = await publicationLeaves(publication);
    const now = this.#options.clock();
    const current = new Set<string>();
    for (const entry of await registerEntries(publication)) {
      const leaf = entry.leafIndex === null ? undefined : leaves[entry.leafIndex];
      if (leaf === undefined) continue;
      if (leaf !== entry.publishedLeaf) await recordLeafPublished(entry.id, leaf);
      if (leaf !== ZERO_LEAF && leaf === entryLeaf(entry, now)) current.add(entry.id);
    }
    for (const entryId of await untoldEntries(publication)) {
      if (current.has(entryId)) await this.#options.deliver(entryId);
    }
  }
}
