import { parseArgs } from 'node:util';
import { createClient, http } from 'viem';
import { stopProver } from '@/lib/shared/card/groth16';
import { AppError } from '@/lib/shared/errors/app-error';
import { type PublicConfig, zPublicConfig } from '@/lib/shared/schemas/public-api';
import { zTotals } from '@/lib/shared/schemas/totals-api';
import { tallyPlaces } from '@/lib/shared/tally/places';
import type { VerifyPort } from '@/lib/shared/tally/port';
import { rpcReader } from '@/lib/shared/tally/rpc-reader';
import { checkAll, isRight } from './check-all';
import { asJson, asLine } from './text';
import { ownVerifyingKey } from './verifying-key';

/** Checks every opened total of a portal against the chains. Exit code 1 when one is not right, or cannot be checked. */

const USAGE = 'npm run verify:totals -- [--portal http://localhost:3000] [--json]';
const TIMEOUT_MS = 15_000;

function readArguments() {
  const options = {
    portal: { type: 'string', default: 'http://localhost:3000' },
    json: { type: 'boolean', default: false },
  } as const;
  // Read leniently: the message about a fault is the usage, and not a parser's.
  const { values, positionals } = parseArgs({ options, strict: false });
  const isKnown = positionals.length === 0 && Object.keys(values).every((name) => name in options);
  const { portal, json } = values;
  if (!isKnown || typeof portal !== 'string' || !URL.canParse(portal)) throw new Error(USAGE);
  return { portal: portal.replace(/\/$/, ''), json: json === true };
}

async function ask(portal: string, path: string): Promise<unknown> {
  const response = await fetch(`${portal}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(
    (cause: unknown) => {
      throw new Error(`No portal answers at ${portal}. Start it with: npm run demo`, { cause });
    },
  );
  if (!response.ok) throw new Error(`${portal}${path} answers ${response.status}.`);
  return response.json();
}

async function portOf(config: PublicConfig): Promise<VerifyPort> {
  const key = await ownVerifyingKey(config.artifacts.tallyShare.vkey.sha256);
  const chain = ({ rpcUrl }: { readonly rpcUrl: string }) =>
    rpcReader(createClient({ transport: http(rpcUrl, { timeout: TIMEOUT_MS }) }) as never);
  return {
    income: chain(config.chains.income),
    payout: chain(config.chains.payout),
    places: tallyPlaces(config),
    verifyingKey: async () => key,
  };
}

async function main(): Promise<void> {
  const { portal, json } = readArguments();
  const config = zPublicConfig.parse(await ask(portal, '/api/config'));
  const { totals: published } = zTotals.parse(await ask(portal, '/api/totals'));
  const port = await portOf(config);
  const say = (line: string): void => void (json || process.stdout.write(`${line}\n`));
  const { tally, gate, pool } = port.places;
  say(
    `income chain ${config.chains.income.chainId} at ${config.chains.income.rpcUrl}: totals ${tally}, claims ${gate}`,
  );
  say(`payout chain ${config.chains.payout.chainId} at ${config.chains.payout.rpcUrl}: pool ${pool}`);
  const checked = await checkAll(port, {
    nowMs: () => performance.now(),
    published,
    onChecked: (one) => say(asLine(one)),
  }).finally(stopProver);
  const right = checked.filter(isRight).length;
  if (json) {
    const places = { tally, gate, pool };
    const summary = { portal, ...places, checked: checked.length, right, totals: checked.map(asJson) };
    process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  }
  say(checked.length === 0 ? 'No total has been opened yet.' : `${right} of ${checked.length} totals are right.`);
  process.exitCode = right === checked.length ? 0 : 1;
}

main().catch((error: unknown) => {
  const text = error instanceof AppError ? error.code : error instanceof Error ? error.message : String(error);
  process.stderr.write(`✗ ${text}\n`);
  process.exitCode = 1;
});
