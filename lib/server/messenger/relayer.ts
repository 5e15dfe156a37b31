import 'server-only';
import { encodeFunctionData, type Hex } from 'viem';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ChainHandle, Chains } from '../chain/client';
import { errorSummary, isChainUnreachable } from '../chain/errors';
import { type Call, KeyedSender, type SignedCall, transactionState } from '../chain/sender';
import {
  dueMessages,
  type OutboundMessage,
  type PoolMessage,
  postpone,
  recordSending,
  type SentMessage,
  sentMessages,
  settle,
} from '../repositories/messages';
import { aggregationMetadata, multisigMetadata } from './hyperlane';
import { poolMessage, poolMessageKey } from './pool-message';

/** Deliveries of one turn: a batch fills about one block of 30 million gas at 600,000 each. */
const BATCH = 50;
const BACKOFF_FIRST_MS = 250;
/** Limit of a claim's delivery: more than twice what the gas snapshot says; what is left is given back. */
const CLAIM_GAS = 600_000n;
/** A claim that waits for funding is tried at least this often. */
const BACKOFF_CAP_MS = 5_000;
/** How long a sent transaction may be out of sight before it is doubted, in addition to two blocks. */
const DOUBT_MS = 2_000;
/** A batch changes what a later delivery of it costs (the note tree grows), so estimates get room. */
const GAS_ROOM = { percent: 150n, add: 60_000n };

/** Delay before the next attempt after `attempts` failures: 250 ms doubling up to 5 s. */
export const backoffMs = (attempts: number): number =>
  Math.min(BACKOFF_FIRST_MS * 2 ** Math.min(attempts, 10), BACKOFF_CAP_MS);

type Prepared = { readonly message: OutboundMessage; readonly content: PoolMessage | null; readonly call: Call };

const contentKeys = (messages: readonly SentMessage[]): Set<string> =>
  new Set(
    messages
      .map(({ body }) => poolMessage(body))
      .filter((content) => content !== null)
      .map(poolMessageKey),
  );

/**
 * Delivers messages to one chain, from an outbox keyed by message id: `delivered(id)` first, then a simulation, then
 * `process` with explicit gas. What reverts stays queued and comes again; nothing is given up. Whether a message has
 * arrived is what the destination's index says; this job only sends. Anyone can have a gate send a claim or a release
 * again, so one message of it is under way at a time, and those that tell the pool what it has are not paid for.
 */
export class DestinationRelayer {
  readonly #chain: ChainHandle;
  readonly #origins: Chains;
  readonly #sender: KeyedSender;

  constructor(domain: ChainDomain, chains: Chains, privateKey: Hex) {
    this.#chain = chains[domain];
    this.#origins = chains;
    this.#sender = new KeyedSender(this.#chain.client, privateKey);
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const underWay = contentKeys(await this.#followUp());
    const due = await dueMessages(this.#chain.domain, BATCH);
    if (due.length === 0) return false;
    const prepared = (await Promise.all(due.map((message) => this.#prepare(message)))).filter(
      (entry) => entry !== null,
    );
    const ready = await this.#oneOfEach(prepared, underWay);
    if (ready.length > 0) await this.#send(ready, holds);
    return due.length === BATCH;
  }

  async #send(ready: readonly Prepared[], holds: () => boolean): Promise<void> {
    const signed = await this.#sender.sign(ready.map(({ call }) => call));
    if (!holds()) return;
    const checkAt = new Date(Date.now() + DOUBT_MS + this.#chain.settings.blockTimeSec * 2_000);
    const sendings = ready.map(({ message }, index) => ({ ...(signed[index] as SignedCall), id: message.id }));
    if (await recordSending(sendings, checkAt)) await this.#sender.sendSigned(signed);
  }

  /** Looks after what was sent: reverted or vanished deliveries go back to the queue. @returns what is under way */
  async #followUp(): Promise<SentMessage[]> {
    const sent = await sentMessages(this.#chain.domain);
    const underWay = await Promise.all(
      sent.map(async (message) => {
        const { id, sentTx, attempts, due } = message;
        const seen = await transactionState(this.#chain.client, sentTx);
        if (seen.state === 'mined' && seen.reverted) {
          await postpone(id, new Date(Date.now() + backoffMs(attempts)), 'reverted');
          return null;
        }
        if (seen.state === 'unknown' && due) {
          await postpone(id, new Date(), null);
          return null;
        }
        return message;
      }),
    );
    return underWay.filter((message) => message !== null);
  }

  /** Leaves out what repeats a message that is under way, or that comes before it in the list; it waits for its turn. */
  async #oneOfEach(prepared: readonly Prepared[], underWay: ReadonlySet<string>): Promise<Prepared[]> {
    const taken = new Set(underWay);
    const chosen: Prepared[] = [];
    for (const entry of prepared) {
      const key = entry.content && poolMessageKey(entry.content);
      if (key !== null && taken.has(key)) {
        await postpone(entry.message.id, new Date(Date.now() + BACKOFF_FIRST_MS), null);
        continue;
      }
      if (key !== null) taken.add(key);
      chosen.push(entry);
    }
    return chosen;
  }

  /** The call that delivers a message, or null when the mailbox has it, cannot take it yet, or signatures lack. */
  async #prepare(message: OutboundMessage): Promise<Prepared | null> {
    const { client } = this.#chain;
    const to = this.#chain.deployment().contracts.mailbox;
    const metadata = this.#metadata(message);
    if (!metadata) {
      await postpone(message.id, new Date(Date.now() + backoffMs(message.attempts)), 'signatures missing');
      return null;
    }
    const data = encodeFunctionData({ abi: mailboxAbi, functionName: 'process', args: [metadata, message.body] });
    const content = poolMessage(message.body);
    const [delivered, known, gas] = await Promise.all([
      client.readContract({ address: to, abi: mailboxAbi, functionName: 'delivered', args: [message.id] }),
      content !== null && this.#isKnown(content),
      this.#gasFor(content, { to, data }),
    ]);
    if (delivered || known) {
      // Not yet a conclusion: the block that says so may be replaced before the index has read it.
      const settled = !delivered && content !== null && (await settle(message.id, this.#chain.domain, content));
      if (!settled) await postpone(message.id, new Date(Date.now() + backoffMs(message.attempts)), null);
      return null;
    }
    if (typeof gas === 'string') {
      await postpone(message.id, new Date(Date.now() + backoffMs(message.attempts)), gas);
      return null;
    }
    return { message, content, call: { to, data, gas } };
  }

  /**
   * Gas for a delivery, or why the chain refuses it now. A claim is tried once with what is known to be enough; asking the
   * node for an estimate makes it run the call some ten times, and is kept for all else.
   */
  async #gasFor(content: PoolMessage | null, { to, data }: Pick<Call, 'to' | 'data'>): Promise<bigint | string> {
    const { client } = this.#chain;
    const call = { account: this.#sender.address, to, data } as const;
    const refusal = (error: unknown): string => {
      if (isChainUnreachable(error)) throw error;
      return errorSummary(error);
    };
    if (content?.kind === 'claim') {
      const tried = await client.call({ ...call, gas: CLAIM_GAS }).then(() => CLAIM_GAS, refusal);
      if (typeof tried === 'bigint') return tried;
    }
    const estimate = await client.estimateGas(call).catch(refusal);
    return typeof estimate === 'string' ? estimate : (estimate * GAS_ROOM.percent) / 100n + GAS_ROOM.add;
  }

  /** Whether the pool of this chain has the note or the release already: `process` would change nothing. */
  async #isKnown(content: PoolMessage): Promise<boolean> {
    const { contracts } = this.#chain.deployment();
    if (!('payoutPool' in contracts)) return false;
    const { client } = this.#chain;
    const pool = { address: contracts.payoutPool, abi: payoutPoolAbi } as const;
    if (content.kind === 'claim') {
      const args = [content.nullifierClass, content.nullifier] as const;
      return (await client.readContract({ ...pool, functionName: 'noteOf', args })) === content.note;
    }
    const args = [content.nullifierClass, content.trancheId] as const;
    const { count, totalCents } = await client.readContract({ ...pool, functionName: 'releaseOf', args });
    return count === content.count && totalCents === content.totalCents;
  }

  /** Metadata for [multisig, pausable]: the threshold's worth of signatures in the module's order. */
  #metadata(message: OutboundMessage): Hex | null {
    const security = this.#chain.deployment().origins.find(({ domain }) => domain === message.origin);
    if (!security) return null;
    const signatures = security.validators
      .map((validator) => message.signatures.get(validator.toLowerCase()))
      .filter((signature) => signature !== undefined)
      .slice(0, security.threshold);
    if (signatures.length < security.threshold) return null;
    const { merkleTreeHook } = this.#origins[message.origin].deployment().contracts;
    const multisig = multisigMetadata(
      { merkleTreeHook, root: message.checkpointRoot, index: message.checkpoint },
      signatures,
    );
    return aggregationMetadata([multisig, '0x']);
  }
}
