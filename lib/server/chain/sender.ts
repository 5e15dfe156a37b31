import 'server-only';
import { type Address, type Hash, type Hex, keccak256, type PublicClient } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';

export type Call = { readonly to: Address; readonly data: Hex; readonly gas: bigint };
export type SignedCall = { readonly hash: Hash; readonly nonce: number; readonly raw: Hex };

/**
 * A base fee that rises after the signing must not leave a transaction, and all behind it, waiting. What is not used is not
 * paid (EIP-1559): this many times the fee of the moment is some twelve full blocks of rising.
 */
const FEE_MARGIN = 4n;

/**
 * Sends for one key on one chain; one process at a time holds it (the job's lease). The rule that keeps nonces whole:
 * simulate first, sign with explicit gas, record, send in order, and take the next nonce from the node's pending count
 * at every batch. Whatever was dropped is a gap that the next transaction fills, so nothing queues up behind it.
 */
export class KeyedSender {
  readonly #account: PrivateKeyAccount;
  readonly #client: PublicClient;

  constructor(client: PublicClient, privateKey: Hex) {
    this.#client = client;
    this.#account = privateKeyToAccount(privateKey);
  }

  get address(): Address {
    return this.#account.address;
  }

  /** Whether a transaction of this key is with the node and in no block yet. */
  async isWaiting(): Promise<boolean> {
    const [mined, known] = await Promise.all(
      (['latest', 'pending'] as const).map((blockTag) =>
        this.#client.getTransactionCount({ address: this.address, blockTag }),
      ),
    );
    return mined !== known;
  }

  /**
   * Whether the node knows of a transaction of this key that is in no block up to this one: what an index that ends there
   * tells is then not yet what this key has done.
   */
  async isAheadOf(blockNumber: bigint): Promise<boolean> {
    const { address } = this;
    const [read, known] = await Promise.all([
      this.#client.getTransactionCount({ address, blockNumber }),
      this.#client.getTransactionCount({ address, blockTag: 'pending' }),
    ]);
    return read !== known;
  }

  /** Signs calls with the next nonces, in order; sends nothing. */
  async sign(calls: readonly Call[]): Promise<SignedCall[]> {
    const [first, fees] = await Promise.all([
      this.#client.getTransactionCount({ address: this.address, blockTag: 'pending' }),
      this.#client.estimateFeesPerGas(),
    ]);
    const chainId = this.#client.chain?.id;
    if (chainId === undefined) throw new Error('The client names no chain.');
    return Promise.all(
      calls.map(async ({ to, data, gas }, offset) => {
        const nonce = first + offset;
        const raw = await this.#account.signTransaction({
          chainId,
          type: 'eip1559',
          to,
          data,
          gas,
          nonce,
          maxFeePerGas: fees.maxFeePerGas * FEE_MARGIN,
          maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
        });
        return { hash: keccak256(raw), nonce, raw };
      }),
    );
  }

  /** Hands a signed call to the node. The caller has recorded it before. */
  async send(call: SignedCall): Promise<void> {
    await this.#client.sendRawTransaction({ serializedTransaction: call.raw });
  }

  /**
   * Hands over signed calls with nonces that follow each other; all of them travel in one request. The caller has recorded
   * them before. @throws the first refusal, after all of them were handed over
   */
  async sendSigned(calls: readonly SignedCall[]): Promise<void> {
    const sent = await Promise.allSettled(calls.map((call) => this.send(call)));
    const refused = sent.find((result) => result.status === 'rejected');
    if (refused) throw refused.reason;
  }

  /** For calls whose effect the chain allows once, so that nothing needs to be recorded. @param holds asked before each */
  async sendAll(calls: readonly Call[], holds: () => boolean): Promise<void> {
    if (calls.length === 0) return;
    for (const call of await this.sign(calls)) {
      if (!holds()) return;
      await this.send(call);
    }
  }
}

/** Calls that passed their checks, and the first fault among the others: one that fails does not keep the rest. */
export async function passedCalls(
  checks: readonly Promise<Call | null>[],
): Promise<{ readonly calls: Call[]; readonly fault: PromiseRejectedResult | undefined }> {
  const settled = await Promise.allSettled(checks);
  return {
    calls: settled.flatMap((check) => (check.status === 'fulfilled' && check.value ? [check.value] : [])),
    fault: settled.find((check) => check.status === 'rejected'),
  };
}

export type TransactionState =
  | { readonly state: 'mined'; readonly blockNumber: bigint; readonly gasUsed: bigint; readonly reverted: boolean }
  | { readonly state: 'waiting' }
  | { readonly state: 'unknown' };

/** What the node knows of a transaction. Most have their receipt, so that the other question is asked when there is none. */
export async function transactionState(client: PublicClient, hash: Hash): Promise<TransactionState> {
  const missing = (error: unknown) => {
    if (error instanceof Error && /^Transaction(Receipt)?NotFoundError$/.test(error.name)) return null;
    throw error;
  };
  const receipt = await client.getTransactionReceipt({ hash }).catch(missing);
  if (receipt) {
    const { blockNumber, gasUsed, status } = receipt;
    return { state: 'mined', blockNumber, gasUsed, reverted: status === 'reverted' };
  }
  const transaction = await client.getTransaction({ hash }).catch(missing);
  return { state: transaction ? 'waiting' : 'unknown' };
}
