import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import type { HealthDeployment, IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { KeyedSender, transactionState } from '../chain/sender';
import {
  latestPublication,
  type PreparedRegister,
  type Publication,
  type RegisterKey,
  recordRootPublished,
  recordRootSending,
  storePrepared,
} from '../repositories/register-publication';
import { lastScheduledAt } from './schedule';

/** Publishing the same root twice does nothing, so an estimate is not needed; measured 60,000 to 90,000. */
const PUBLISH_GAS = 200_000n;

export type PublisherOptions = {
  /** Publish at once after a change; otherwise at fixed hours. */
  readonly atOnce: boolean;
  readonly clock: () => Date;
};

/** The registers of one chain: what they hold, and who is told once a root stands. */
export type Registers = {
  /** Each register with a digest of its content: an equal digest means equal leaves. */
  readonly digests: () => Promise<readonly (RegisterKey & { readonly digest: string })[]>;
  /** The register as it should be now, or null when there is nothing to publish. */
  readonly prepare: (key: RegisterKey, leavesBefore: number, now: Date) => Promise<PreparedRegister | null>;
  /** Called once the chain holds the root; may be called again after a crash. */
  readonly published: (publication: Publication) => Promise<void>;
};

const keyOf = ({ scheme, region }: RegisterKey): string => `${scheme}:${region}`;

/**
 * Publishes register roots: prepared (tree and places are stored) → sent → published (the chain holds it) → who waits for
 * it is told. Every step looks at what is stored and at the chain, so a crash anywhere is
 * continued by the next turn.
 */
export class RegisterPublisher {
  readonly #chain: ChainHandle<IncomeDeployment | HealthDeployment>;
  readonly #registers: Registers;
  readonly #sender: KeyedSender;
  readonly #options: PublisherOptions;
  /** Digest of a register's content when it was last found published and delivered. Lost at a restart: harmless. */
  readonly #settled = new Map<string, { digest: string; root: bigint | null; checkedFor: number }>();

  constructor(
    chain: ChainHandle<IncomeDeployment | HealthDeployment>,
    privateKey: Hex,
    registers: Registers,
    options: PublisherOptions,
  ) {
    this.#chain = chain;
    this.#registers = registers;
    this.#sender = new KeyedSender(chain.client, privateKey);
    this.#options = options;
  }

  /** @returns whether a publication is on its way, so that another turn should follow soon */
  async turn(): Promise<boolean> {
    let underway = false;
    for (const { digest, ...key } of await this.#registers.digests()) {
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
    // A register without any leaf has no root, and nothing to publish either.
    const settledRoot =
      settled !== undefined &&
      settled.root === (latest?.root ?? null) &&
      (latest === null || latest.status === 'published');
    if (settledRoot && settled.checkedFor === scheduledAt && (settled.digest === digest || !atOnce)) return false;
    const prepared = await this.#registers.prepare(key, latest?.leafCount ?? 0, clock());
    if (prepared && prepared.root !== latest?.root) {
      await storePrepared(prepared);
      const stored = await latestPublication(key);
      if (!stored || !(await this.#advance(stored))) return true;
    }
    const published = await latestPublication(key);
    if (published?.status === 'published') await this.#registers.published(published);
    if (published === null || published.status === 'published') {
      this.#settled.set(keyOf(key), { digest, root: published?.root ?? null, checkedFor: scheduledAt });
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
}
