import {
  concat,
  createWalletClient,
  defineChain,
  encodeDeployData,
  encodeFunctionData,
  getContractAddress,
  type Hex,
  http,
  publicActions,
  stringToHex,
} from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { z } from 'zod';
import { ownBytecode } from '@/contracts/deploy/artifacts';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { type EurCents, toTokenUnits } from '@/lib/shared/domain/cents';
import { naivePayments, type Payment } from './naive-payments';

/**
 * Fills the chain of plain transfers: what a naive design would do. An agency's account sends each person of the demo the
 * money of each month, with the name, the month and the reason behind the call (naive-payments.ts). May run again at any
 * time: it goes on where it was.
 */

const zInput = z.object({ NAIVE_RPC_URL: z.string().url(), CHAIN_MNEMONIC: z.string() });
const CHAIN_ID = 31340;
const DECIMALS = 6;
/** Account of the installation's mnemonic that deploys, and that the agency uses here. */
const AGENCY = 0;
const DEPLOY_GAS = 6_000_000n;
const TRANSFER_GAS = 200_000n;

async function main(): Promise<void> {
  const { NAIVE_RPC_URL, CHAIN_MNEMONIC } = zInput.parse(process.env);
  const account = mnemonicToAccount(CHAIN_MNEMONIC, { addressIndex: AGENCY });
  const nativeCurrency = { name: 'Ether', symbol: 'ETH', decimals: 18 };
  const chain = defineChain({
    id: CHAIN_ID,
    name: 'naive',
    nativeCurrency,
    rpcUrls: { default: { http: [NAIVE_RPC_URL] } },
  });
  const client = createWalletClient({ account, chain, transport: http() }).extend(publicActions);
  if ((await client.getChainId()) !== CHAIN_ID)
    throw new Error(`${NAIVE_RPC_URL} is not the chain of plain transfers.`);
  const send = async (transaction: { readonly to?: Hex; readonly data: Hex; readonly gas: bigint }): Promise<void> => {
    const hash = await client.sendTransaction(transaction);
    const { status } = await client.waitForTransactionReceipt({ hash, pollingInterval: 20 });
    if (status !== 'success') throw new Error(`A transfer of the naive chain failed: ${hash}`);
  };

  // The agency's first two transactions: so the addresses are known, also to a run that goes on.
  const [manager, token] = [0n, 1n].map((nonce) => getContractAddress({ from: account.address, nonce })) as [Hex, Hex];
  const due = naivePayments(new Date());
  const units = (cents: EurCents): bigint => toTokenUnits(cents, DECIMALS);
  const transfer = ({ to, cents, memo }: Payment): Hex =>
    concat([
      encodeFunctionData({ abi: euroTokenAbi, functionName: 'transfer', args: [to, units(cents)] }),
      stringToHex(memo),
    ]);
  // The money of each payment is made for it: a later month needs no more than was made before.
  const mint = ({ cents }: Payment): Hex =>
    encodeFunctionData({ abi: euroTokenAbi, functionName: 'mint', args: [account.address, units(cents)] });
  const steps = [
    {
      data: encodeDeployData({
        abi: accessManagerAbi,
        bytecode: await ownBytecode('AccessManager'),
        args: [account.address],
      }),
      gas: DEPLOY_GAS,
    },
    {
      data: encodeDeployData({ abi: euroTokenAbi, bytecode: await ownBytecode('EuroToken'), args: [manager] }),
      gas: DEPLOY_GAS,
    },
    ...due.flatMap((payment) =>
      [mint(payment), transfer(payment)].map((data) => ({ to: token, data, gas: TRANSFER_GAS })),
    ),
  ];
  // One transaction a step: the count says how far an earlier run came.
  const done = await client.getTransactionCount({ address: account.address });
  for (const step of steps.slice(done)) await send(step);
  process.stdout.write(
    `${due.length} plain transfers with a name in them; ${Math.max(0, steps.length - done)} new transactions\n`,
  );
}

await main();
