import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  createPublicClient,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hex,
  http,
  type PublicClient,
  type TransactionReceipt,
} from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';

export type TimedCall = { readonly key: Hex; readonly to: Address; readonly data: Hex; readonly gas: bigint };

/** A call, encoded. @param gas what is not used is given back */
export function timedCall<
  const abi extends Abi | readonly unknown[],
  name extends ContractFunctionName<abi, 'nonpayable' | 'payable'>,
>(
  key: Hex,
  to: Address,
  abi: abi,
  functionName: name,
  args: ContractFunctionArgs<abi, 'nonpayable' | 'payable', name>,
  gas: bigint,
): TimedCall {
  // viem cannot relate a generic `abi` to its own parameter type; the signature above is checked against it.
  const data = encodeFunctionData({ abi, functionName, args } as unknown as EncodeFunctionDataParameters);
  return { key, to, data, gas };
}

/** A development chain whose blocks are made one by one, at moments of the past. */
export class TimedChain {
  readonly client: PublicClient;
  readonly #chainId: number;
  readonly #accounts = new Map<Hex, PrivateKeyAccount>();

  constructor(chainId: number, rpcUrl: string) {
    this.#chainId = chainId;
    this.client = createPublicClient({
      transport: http(rpcUrl, { batch: { batchSize: 200 }, timeout: 60_000 }),
      cacheTime: 0,
    });
  }

  /** No block but those of `block`. */
  async hold(): Promise<void> {
    await this.#rpc('evm_setAutomine', [false]);
    await this.#rpc('evm_setIntervalMining', [0]);
  }

  /** Back to the pace of the profile, and to the present. */
  async letGo(blockTimeSec: number): Promise<void> {
    await this.#rpc('evm_setTime', [Math.floor(Date.now() / 1000)]);
    if (blockTimeSec > 0) await this.#rpc('evm_setIntervalMining', [blockTimeSec]);
    else await this.#rpc('evm_setAutomine', [true]);
    await this.#rpc('evm_mine', []);
  }

  async latestSec(): Promise<number> {
    return Number((await this.client.getBlock()).timestamp);
  }

  /**
   * One block with these calls, in their order. @param atSec when; later when the chain is there already
   * @throws Error when one of them reverts
   */
  async block(atSec: number, calls: readonly TimedCall[]): Promise<TransactionReceipt[]> {
    if (calls.length === 0) return [];
    const latest = await this.client.getBlock();
    const fee = ((latest.baseFeePerGas ?? 0n) + 1_000_000_000n) * 4n;
    const nonces = new Map<Hex, number>();
    const hashes: Hex[] = [];
    for (const call of calls) {
      const account = this.#account(call.key);
      const nonce = nonces.get(call.key) ?? (await this.client.getTransactionCount({ address: account.address }));
      nonces.set(call.key, nonce + 1);
      const serializedTransaction = await account.signTransaction({
        type: 'eip1559',
        chainId: this.#chainId,
        nonce,
        to: call.to,
        data: call.data,
        gas: call.gas,
        maxFeePerGas: fee,
        // By falling fee, so that the block keeps the order in which the calls were made.
        maxPriorityFeePerGas: 1_000_000_000n - BigInt(hashes.length),
      });
      hashes.push(await this.client.sendRawTransaction({ serializedTransaction }));
    }
    await this.#rpc('evm_setNextBlockTimestamp', [Math.max(atSec, Number(latest.timestamp) + 1)]);
    await this.#rpc('evm_mine', []);
    const receipts = await Promise.all(hashes.map((hash) => this.client.getTransactionReceipt({ hash })));
    const failed = receipts.findIndex(({ status }) => status !== 'success');
    if (failed >= 0) throw new Error(`A call of the history reverted: ${hashes[failed]} on chain ${this.#chainId}`);
    return receipts;
  }

  #account(key: Hex): PrivateKeyAccount {
    const known = this.#accounts.get(key);
    if (known) return known;
    const account = privateKeyToAccount(key);
    this.#accounts.set(key, account);
    return account;
  }

  async #rpc(method: string, params: readonly unknown[]): Promise<void> {
    // Methods of development nodes are not in viem's list of this client.
    const request = this.client.request as (call: { method: string; params: readonly unknown[] }) => Promise<unknown>;
    await request({ method, params });
  }
}
