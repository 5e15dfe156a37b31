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
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import { ownBytecode } from '@/contracts/deploy/artifacts';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { DEMO_WALLETS, demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { eurCents, toTokenUnits } from '@/lib/shared/domain/cents';
import { computeSupplement } from '@/lib/shared/domain/formula';
import { addMonths, type Period, period, periodOf } from '@/lib/shared/domain/period';
import { PERSONAS, type Persona } from '@/lib/shared/presenter/personas';
import { normTableFor, SUPPLEMENT_PACKS, type SupplementScheme, supplementSchemeOf } from '@/lib/shared/rules/registry';
import { SEED_ENTRIES, type SeedEntry } from '@/prisma/seed-data';

/**
 * Fills the chain of plain transfers: what a naive design would do. An agency's account sends each person of the demo the
 * money of each month, with the name, the month and the reason behind the call. The amounts are the law's, of the incomes
 * that the same people have in the presenter's story. May run again at any time: it goes on where it was.
 */

const zInput = z.object({ NAIVE_RPC_URL: z.string().url(), CHAIN_MNEMONIC: z.string() });
const CHAIN_ID = 31340;
/** The people have the accounts that they have in the demo itself. */
const PAYOUT_CHAIN_ID = 31339;
const DECIMALS = 6;
/** Account of the installation's mnemonic that deploys, and that the agency uses here. */
const AGENCY = 0;
const DEPLOY_GAS = 6_000_000n;
const TRANSFER_GAS = 200_000n;
const REASON: Readonly<Record<SupplementScheme, string>> = {
  pw: 'aanvullende bijstand, Participatiewet art. 19',
  tw: 'toeslag, Toeslagenwet art. 2',
};

type Payment = { readonly to: Hex; readonly cents: bigint; readonly memo: string };

/** What a household is due for a month, by the table in force; 0 without one. */
function dueCents(entry: SeedEntry, scheme: SupplementScheme, earns: Persona['earns'], month: Period): bigint {
  const table = normTableFor(scheme, month);
  const norm = table?.norms[entry.normClass];
  const disregard = table?.disregards[entry.disregardClass];
  if (!norm || !disregard) return 0n;
  const isNet = SUPPLEMENT_PACKS[scheme].basis === 'net';
  const earningsCents = earns.reduce((sum, { netCents, grossCents }) => sum + (isNet ? netCents : grossCents), 0n);
  const knownBenefitCents = eurCents(entry.knownBenefitCents);
  return computeSupplement({ normCents: eurCents(norm.cents), earningsCents, knownBenefitCents, disregard })
    .supplementCents;
}

const monthText = (month: Period): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;

/** Every month that is over, of every person who has a place in a register. */
function payments(now: Date): Payment[] {
  const personas: readonly Persona[] = PERSONAS;
  return personas.flatMap(({ id, name, earns, since }) => {
    const entry = SEED_ENTRIES.find(({ personId }) => personId === id);
    const scheme = entry && supplementSchemeOf(entry.scheme);
    const wallet = DEMO_WALLETS.find((known) => known === id);
    if (!entry || !scheme || !wallet || earns.length === 0) return [];
    const to = privateKeyToAccount(demoWalletKey(wallet, PAYOUT_CHAIN_ID)).address;
    const months: Payment[] = [];
    for (let month = period(since); month < periodOf(now); month = addMonths(month, 1)) {
      const cents = dueCents(entry, scheme, earns, month);
      if (cents > 0n) months.push({ to, cents, memo: `${name}; ${monthText(month)}; ${REASON[scheme]}` });
    }
    return months;
  });
}

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
  const due = payments(new Date());
  const total = due.reduce((sum, { cents }) => sum + cents, 0n);
  const units = (cents: bigint): bigint => toTokenUnits(cents as Parameters<typeof toTokenUnits>[0], DECIMALS);
  const mint = encodeFunctionData({ abi: euroTokenAbi, functionName: 'mint', args: [account.address, units(total)] });
  const transfer = ({ to, cents, memo }: Payment): Hex =>
    concat([
      encodeFunctionData({ abi: euroTokenAbi, functionName: 'transfer', args: [to, units(cents)] }),
      stringToHex(memo),
    ]);
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
    { to: token, data: mint, gas: TRANSFER_GAS },
    ...due.map((payment) => ({ to: token, data: transfer(payment), gas: TRANSFER_GAS })),
  ];
  // One transaction a step: the count says how far an earlier run came.
  const done = await client.getTransactionCount({ address: account.address });
  for (const step of steps.slice(done)) await send(step);
  process.stdout.write(
    `${due.length} plain transfers with a name in them, ${Math.max(0, steps.length - done)} of them new\n`,
  );
}

await main();
