import {
  type Abi,
  type Address,
  BaseError,
  ContractFunctionRevertedError,
  createWalletClient,
  defineChain,
  encodeFunctionData,
  type Hash,
  http,
  parseEther,
} from 'viem';
import {
  generatePrivateKey,
  type HDAccount,
  mnemonicToAccount,
  type PrivateKeyAccount,
  privateKeyToAccount,
} from 'viem/accounts';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { World } from './world';

export type Attacker = PrivateKeyAccount | HDAccount;
export type Call = {
  readonly to: Address;
  readonly abi: Abi;
  readonly functionName: string;
  readonly args: readonly unknown[];
};
export type Struck = {
  /** The contract's own error, by name; null when it took the call. */
  readonly error: string | null;
  readonly txHash: Hash;
  readonly gasUsed: bigint;
};

/** Errors of every contract that an answer may come from: a mailbox passes on what the pool behind it said. */
const ERRORS: Abi = [incomeSupplementAbi, payoutPoolAbi, hyperlaneGatewayAbi, euroTokenAbi, accessManagerAbi]
  .flat()
  .filter(({ type }) => type === 'error');

/** Above what any of the calls needs: the node does not estimate, so that a refusal is mined too. */
const GAS = 2_000_000n;
/** Account of the installation's mnemonic that holds no office. */
const RICH = 9;

export const office = ({ mnemonic }: World, index: number): HDAccount =>
  mnemonicToAccount(mnemonic, { addressIndex: index });

const nameOf = (error: unknown): string => {
  const reverted =
    error instanceof BaseError ? error.walk((cause) => cause instanceof ContractFunctionRevertedError) : null;
  if (!(reverted instanceof ContractFunctionRevertedError)) throw error;
  const name = reverted.data?.errorName;
  // A text in place of an error: the messaging contracts' way.
  return name === undefined || name === 'Error' ? (reverted.reason ?? reverted.signature ?? 'unknown') : name;
};

function walletOf({ nodes, config }: World, domain: ChainDomain, account: Attacker) {
  const { chainId, name } = config.chains[domain];
  const rpcUrl: string = nodes[domain].transport.url;
  const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 };
  const chain = defineChain({ id: chainId, name, nativeCurrency, rpcUrls: { default: { http: [rpcUrl] } } });
  return createWalletClient({ account, chain, transport: http(rpcUrl) });
}

const FUNDED = {
  income: 'attackerFundedIncome',
  health: 'attackerFundedHealth',
  payout: 'attackerFundedPayout',
} as const;

/** An account of the attacker's own on a chain, with coin for gas. */
export async function fundedAttacker(world: World, domain: ChainDomain): Promise<PrivateKeyAccount> {
  const attacker = privateKeyToAccount(generatePrivateKey());
  const hash = await walletOf(world, domain, office(world, RICH)).sendTransaction({
    to: attacker.address,
    value: parseEther('1'),
  });
  await world.nodes[domain].waitForTransactionReceipt({ hash });
  world.report.line('info', FUNDED[domain], { account: attacker.address });
  return attacker;
}

/** What a contract would answer, by name; null when it would take the call. @param from may be anybody: nothing is sent */
export async function answerTo(
  { nodes }: World,
  domain: ChainDomain,
  call: Call,
  from: Address,
): Promise<string | null> {
  const { to: address, functionName, args } = call;
  try {
    const abi = [...call.abi, ...ERRORS];
    // In the block that comes next: the last one may be old, and its time with it.
    const blockTag = 'pending';
    await nodes[domain].simulateContract({ address, abi, functionName, args, account: from, blockTag });
    return null;
  } catch (error) {
    return nameOf(error);
  }
}

/** Sends a transaction for real, also one that will be refused: its receipt stands on the chain. */
export async function strike(world: World, domain: ChainDomain, call: Call, account: Attacker): Promise<Struck> {
  const error = await answerTo(world, domain, call, account.address);
  const data = encodeFunctionData({ abi: call.abi, functionName: call.functionName, args: call.args });
  const txHash = await walletOf(world, domain, account).sendTransaction({ to: call.to, data, gas: GAS });
  const receipt = await world.nodes[domain].waitForTransactionReceipt({
    hash: txHash,
    timeout: world.story.patienceMs,
  });
  if (receipt.status !== 'reverted') return { error: null, txHash, gasUsed: receipt.gasUsed };
  // Somebody else's transaction may have come in between: then the contract is asked once more.
  const mined = error ?? (await answerTo(world, domain, call, account.address)) ?? 'unknown';
  return { error: mined, txHash, gasUsed: receipt.gasUsed };
}
