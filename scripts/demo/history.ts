/**
 * Plays the seeded history into the chains of the embedded demo, once, before anything else runs on them. Started by
 * start.mjs with the plan and the installation's secrets in the environment. May be stopped anywhere: the next start goes on.
 * With HISTORY_RECORD=1 it makes the key holders' shares itself (scripts/history/make.mjs).
 */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { type Hex, isAddressEqual, toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { z } from 'zod';
import { loadDeployment } from '@/lib/server/chain/deployments';
import { stopProver } from '@/lib/shared/card/groth16';
import type { IncomeDeployment, PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { zHex32 } from '@/lib/shared/schemas/primitives';
import { type ArchivedClaim, readArchive } from '../history/archive';
import { plannedArchive } from '../history/made';
import { archivedOpenings, provedOpenings } from '../history/openings';
import { replay } from '../history/replay';
import { TimedChain } from '../history/timed-chain';
import { HISTORY_WORLD } from '../history/world';
import { demoTallyHolders } from './demo-keys.mjs';

const zPlan = z.object({
  chains: z.array(z.object({ domain: z.string(), chainId: z.number(), rpcUrl: z.string(), blockTimeSec: z.number() })),
  files: z.object({ deployments: z.string(), history: z.string() }),
});
const zInput = z.object({
  DEMO_PLAN: z.string().transform((text) => zPlan.parse(JSON.parse(text))),
  CHAIN_MNEMONIC: z.string(),
  PUBLISHER_PRIVATE_KEY: zHex32,
  VALIDATOR_KEYS_INCOME: z.string().transform((text) => z.array(zHex32).length(5).parse(text.split(','))),
  HISTORY_RECORD: z.string().optional(),
});
const input = zInput.parse(process.env);
const { chains, files } = input.DEMO_PLAN;

/** An hour is left to whatever the chains do at first. */
const MARGIN_SEC = 3600;

function chainOf(domain: 'income' | 'payout') {
  const chain = chains.find((known) => known.domain === domain);
  if (!chain) throw new Error(`The plan has no ${domain} chain.`);
  return chain;
}

function senderKey(): Hex {
  const key = mnemonicToAccount(input.CHAIN_MNEMONIC, { addressIndex: 0 }).getHdKey().privateKey;
  if (!key) throw new Error('The mnemonic gives no private key.');
  return toHex(key);
}

async function main(): Promise<void> {
  if (existsSync(files.history)) return;
  const isRecording = input.HISTORY_RECORD === '1';
  const [incomePlan, payoutPlan] = [chainOf('income'), chainOf('payout')];
  const deployments = {
    income: loadDeployment<IncomeDeployment>(files.deployments, incomePlan.chainId, 'income'),
    payout: loadDeployment<PayoutDeployment>(files.deployments, payoutPlan.chainId, 'payout'),
  };
  requireOwnWorld(deployments);
  const archive = isRecording ? null : readArchive();
  const claims: readonly ArchivedClaim[] = archive?.claims ?? plannedArchive();
  const income = new TimedChain(incomePlan.chainId, incomePlan.rpcUrl);
  const payout = new TimedChain(payoutPlan.chainId, payoutPlan.rpcUrl);
  await Promise.all([income.hold(), payout.hold()]);
  const { pw, tw, statistics } = demoTallyHolders();
  const untilSec = Math.floor(Date.now() / 1000) - MARGIN_SEC;
  let lastShown = 0;
  await replay({
    income,
    payout,
    deployments,
    claims,
    openings: archive ? archivedOpenings(archive.openings) : provedOpenings(),
    keys: {
      sender: senderKey(),
      publisher: input.PUBLISHER_PRIVATE_KEY,
      validators: input.VALIDATOR_KEYS_INCOME,
      holders: { pw: pw.account, tw: tw.account, statistics: statistics.account },
    },
    untilSec,
    closeUntilSec: archive?.closedUntil ?? untilSec,
    progress: (done, of) => {
      const tenths = Math.floor((done / of) * 10);
      if (tenths === lastShown) return;
      lastShown = tenths;
      process.stdout.write(`    history: ${done} of ${of} claims\n`);
    },
  });
  await Promise.all([income.letGo(incomePlan.blockTimeSec), payout.letGo(payoutPlan.blockTimeSec)]);
  writeFileSync(
    `${files.history}.new`,
    `${JSON.stringify({ claims: claims.length, untilSec: Math.floor(Date.now() / 1000) })}\n`,
  );
  renameSync(`${files.history}.new`, files.history);
  await stopProver();
}

/** The proofs are bound to addresses that only the demo's own keys lead to. */
function requireOwnWorld({ income, payout }: { income: IncomeDeployment; payout: PayoutDeployment }): void {
  const own =
    isAddressEqual(income.contracts.incomeSupplement, HISTORY_WORLD.gate) &&
    isAddressEqual(income.contracts.tally, HISTORY_WORLD.tally) &&
    isAddressEqual(payout.contracts.payoutPool, HISTORY_WORLD.pool);
  if (!own) throw new Error('The history belongs to contracts at other addresses than these.');
}

await main();
