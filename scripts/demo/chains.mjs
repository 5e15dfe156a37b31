import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { Failure } from '../lib/failure.mjs';
import { fromRoot } from '../lib/root.mjs';

/**
 * The local anvil chains. Their state is written to disk every second and on exit. anvil makes a new genesis block
 * at every start and puts it among the saved ones; only with the same time stamp is it the same block, so that the chain
 * keeps its identity. Its clock then starts at that stamp, and is set right at once.
 */

/** A claim costs less than half a million gas; many fit one block. */
const BLOCK_GAS_LIMIT = 500_000_000;
const STATE_INTERVAL_SEC = 1;

const binary = () => {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const path = fromRoot(`node_modules/@foundry-rs/anvil-${process.platform}-${arch}/bin/anvil`);
  if (!existsSync(path))
    throw new Failure('anvil is missing from node_modules.', 'Remove the folder node_modules and start again.');
  return path;
};

/** A cut-off write leaves a file that anvil would refuse without a word about the remedy. */
function checkState(stateFile) {
  if (!existsSync(stateFile)) return;
  try {
    JSON.parse(readFileSync(stateFile, 'utf8'));
  } catch {
    throw new Failure(
      `The saved state of a chain (${basename(stateFile)}) is damaged, by a machine that stopped while it was written.`,
      'Start over: npm run demo -- --reset',
    );
  }
}

const rpc = async (url, method, params = []) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
};

/**
 * @param {import('./processes.mjs').Processes} processes
 * @param {{domain: string, chainId: number, port: number, rpcUrl: string, stateFile: string, blockTimeSec: number}} chain
 * @param {{CHAIN_MNEMONIC: string, CHAIN_GENESIS_SEC: string}} secrets the rich accounts, and when the chain began
 * @param {boolean} staysInPast its clock stands at its beginning, for the seeded history
 * @returns its process
 */
export async function startChain(processes, chain, secrets, staysInPast = false) {
  checkState(chain.stateFile);
  const args = [
    ...[
      '--port',
      chain.port,
      '--chain-id',
      chain.chainId,
      '--mnemonic',
      secrets.CHAIN_MNEMONIC,
      '--balance',
      1_000_000,
    ],
    ...['--state', chain.stateFile, '--state-interval', STATE_INTERVAL_SEC, '--gas-limit', BLOCK_GAS_LIMIT, '--quiet'],
    // Programs of this machine alone: browsers come through the door (door.mjs).
    ...['--timestamp', secrets.CHAIN_GENESIS_SEC, '--no-cors'],
    ...(chain.blockTimeSec > 0 ? ['--block-time', chain.blockTimeSec] : []),
  ].map(String);
  const entry = processes.start(chain.domain, binary(), args, { isQuiet: true });
  await processes.waitFor(entry, async () => Number(await rpc(chain.rpcUrl, 'eth_chainId')) === chain.chainId, 20_000);
  if (!staysInPast) await setPresent(chain);
  return entry;
}

/**
 * Changes the pace of a running chain's blocks. @param {{rpcUrl: string}} chain
 * @param {number} blockTimeSec 0: a block for every transaction
 */
export async function setPace({ rpcUrl }, blockTimeSec) {
  if (blockTimeSec > 0) return void (await rpc(rpcUrl, 'evm_setIntervalMining', [blockTimeSec]));
  await rpc(rpcUrl, 'evm_setAutomine', [true]);
  // What was waiting for the next block would wait for the next transaction.
  await rpc(rpcUrl, 'evm_mine');
}

/**
 * Where in a block's time each chain makes its blocks. Chains of their own do not beat together: what one has just written
 * waits half a block for another, on average. All at once it would wait a whole one each time.
 */
const PHASE = { income: 0, health: 0.25, payout: 0.5 };

/** @param {string} domain @param {number} blockTimeSec @returns {number} ms after the first chain's block */
export const phaseMs = (domain, blockTimeSec) => (PHASE[domain] ?? 0) * blockTimeSec * 1000;

/** Changes the pace of all chains, each at its own phase. @param {{domain: string, rpcUrl: string}[]} chains */
export async function setPaces(chains, blockTimeSec) {
  await Promise.all(
    chains.map(async (chain) => {
      await sleep(phaseMs(chain.domain, blockTimeSec));
      await setPace(chain, blockTimeSec);
    }),
  );
}

/** Everything a chain holds, as the file that a node begins at. @param {{rpcUrl: string}} chain @returns {Promise<Buffer>} */
export async function dumpState({ rpcUrl }) {
  const hex = await rpc(rpcUrl, 'anvil_dumpState');
  return gunzipSync(Buffer.from(hex.slice(2), 'hex'));
}

/** Sets a chain's clock right. @param {{rpcUrl: string}} chain */
export async function setPresent({ rpcUrl }) {
  await rpc(rpcUrl, 'evm_setTime', [Math.floor(Date.now() / 1000)]);
}
