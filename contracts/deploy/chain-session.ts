import {
  type Abi,
  type Account,
  type Address,
  type ContractConstructorArgs,
  type ContractFunctionArgs,
  type ContractFunctionName,
  createPublicClient,
  type EncodeDeployDataParameters,
  type EncodeFunctionDataParameters,
  encodeDeployData,
  encodeFunctionData,
  getContractAddress,
  type Hash,
  type Hex,
  http,
  type PublicClient,
  size,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ChainConfig, DeployLog } from './config';
import { type DeploymentState, readState, writePartial } from './deployment-file';
import { receiptOf } from './receipt';
import { together } from './together';

/** Gas of a call that changes a setting; unused gas costs nothing. */
const CALL_GAS = 500_000n;
const DEPLOY_BASE_GAS = 1_000_000n;
/** Code deposit (200), calldata (16 a byte) and room for link and init code. */
const DEPLOY_GAS_PER_BYTE = 300n;

type Queued = {
  readonly what: string;
  readonly to?: Address;
  readonly data: Hex;
  readonly value: bigint;
  readonly gas: bigint;
};

/**
 * One chain during a deployment: queues transactions, whose addresses are known from the nonce, and sends them in one
 * go. A step reads what is there, queues what is missing and flushes once, so that a step costs one block.
 */
export class ChainSession {
  private queue: Queued[] = [];
  private nonce = 0;

  private constructor(
    readonly domain: ChainDomain,
    readonly client: PublicClient,
    readonly account: Account & { readonly signTransaction: ReturnType<typeof privateKeyToAccount>['signTransaction'] },
    readonly state: DeploymentState,
    private readonly dir: string,
    private readonly log: DeployLog,
  ) {}

  /** Connects, checks the chain id, and takes up an earlier run's state. @throws Error when the id is another */
  static async open(
    domain: ChainDomain,
    chain: ChainConfig,
    options: { deployer: Hex; deploymentsDir: string; developmentKeys: boolean; log: DeployLog },
  ): Promise<ChainSession> {
    const client = createPublicClient({
      transport: http(chain.rpcUrl, { batch: true }),
      cacheTime: 0,
    });
    const [chainId, genesis, block] = await Promise.all([
      client.getChainId(),
      client.getBlock({ blockNumber: 0n }),
      client.getBlockNumber(),
    ]);
    if (chainId !== chain.chainId) {
      throw new Error(`${domain}: the chain at ${chain.rpcUrl} has id ${chainId}, configured is ${chain.chainId}`);
    }
    const state = (await readState(options.deploymentsDir, chainId, { genesisHash: genesis.hash, domain })) ?? {
      version: 1 as const,
      domain,
      chainId,
      genesisHash: genesis.hash,
      startBlock: Number(block),
      developmentKeys: options.developmentKeys,
      contracts: {},
      auxiliary: {},
      origins: [],
    };
    const account = privateKeyToAccount(options.deployer);
    return new ChainSession(domain, client, account, state, options.deploymentsDir, options.log);
  }

  /** The same deployment, with another account that sends. What is queued here stays here. */
  as(key: Hex): ChainSession {
    return new ChainSession(this.domain, this.client, privateKeyToAccount(key), this.state, this.dir, this.log);
  }

  /** Address of a contract that an earlier step put there. */
  contract(name: string): Address {
    const address = this.state.contracts[name] ?? this.state.auxiliary[name];
    if (address === undefined) throw new Error(`${this.domain}: ${name} is not deployed yet`);
    return address;
  }

  /** Deploys unless the recorded address has code. Records the address, which is known before the block is mined. */
  async ensureContract<const abi extends Abi | readonly unknown[]>(
    name: string,
    code: () => Promise<Hex>,
    abi: abi,
    args: ContractConstructorArgs<abi>,
    kind: 'contracts' | 'auxiliary' = 'contracts',
  ): Promise<Address> {
    const known = this.state[kind][name];
    if (known !== undefined && (await this.client.getCode({ address: known })) !== undefined) return known;
    // viem cannot relate a generic `abi` to its own parameter type; the call above is checked against it.
    const data = encodeDeployData({ abi, bytecode: await code(), args } as unknown as EncodeDeployDataParameters);
    const gas = DEPLOY_BASE_GAS + DEPLOY_GAS_PER_BYTE * BigInt(size(data));
    const position = await this.enqueue({ what: `deploy ${name}`, data, value: 0n, gas });
    const address = getContractAddress({ from: this.account.address, nonce: BigInt(position) });
    this.state[kind][name] = address;
    return address;
  }

  /** Queues a call. @param gas limit, when a call needs more than a setting does */
  async call<
    const abi extends Abi | readonly unknown[],
    name extends ContractFunctionName<abi, 'nonpayable' | 'payable'>,
  >(
    to: Address,
    abi: abi,
    functionName: name,
    args: ContractFunctionArgs<abi, 'nonpayable' | 'payable', name>,
    gas: bigint = CALL_GAS,
  ): Promise<void> {
    // As above.
    const data = encodeFunctionData({ abi, functionName, args } as unknown as EncodeFunctionDataParameters);
    await this.enqueue({ what: String(functionName), to, data, value: 0n, gas });
  }

  async transfer(to: Address, value: bigint): Promise<void> {
    await this.enqueue({ what: `gas money for ${to}`, to, data: '0x', value, gas: 50_000n });
  }

  /** Tells whoever runs the deployment. */
  note(line: string): void {
    this.log(line);
  }

  /** Sends what is queued, waits until all of it is mined, and keeps the state. @throws Error naming what reverted */
  async flush(step: string): Promise<void> {
    const queued = this.queue;
    if (queued.length === 0) return;
    const firstNonce = this.nonce - queued.length;
    const fees = await this.client.estimateFeesPerGas();
    const hashes = await together(
      queued.map(async ({ to, data, value, gas }, index) => {
        const serialized = await this.account.signTransaction({
          type: 'eip1559',
          chainId: this.state.chainId,
          nonce: firstNonce + index,
          ...(to === undefined ? {} : { to }),
          data,
          value,
          gas,
          maxFeePerGas: fees.maxFeePerGas * 2n,
          maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
        });
        return await this.client.sendRawTransaction({ serializedTransaction: serialized });
      }),
    );
    this.queue = [];
    await this.confirm(step, hashes, queued);
    await writePartial(this.dir, this.state);
    this.log(`${step}: ${this.domain}, ${queued.length} transactions`);
  }

  private async confirm(step: string, hashes: readonly Hash[], queued: readonly Queued[]): Promise<void> {
    const receipts = await together(hashes.map((hash) => receiptOf(this.client, hash)));
    const failed = receipts.findIndex(({ status }) => status !== 'success');
    if (failed >= 0) {
      throw new Error(`${step}: ${this.domain}, "${queued[failed]?.what}" reverted in ${hashes[failed]}`);
    }
  }

  private async enqueue(transaction: Queued): Promise<number> {
    if (this.queue.length === 0) {
      this.nonce = await this.client.getTransactionCount({ address: this.account.address, blockTag: 'pending' });
    }
    this.queue.push(transaction);
    this.nonce += 1;
    return this.nonce - 1;
  }
}
