import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const BINARY = fileURLToPath(
  new URL(
    `../../../node_modules/@foundry-rs/anvil-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}/bin/anvil`,
    import.meta.url,
  ),
);
/** 15 November 2026, 00:00 UTC: within the claim window of the tests' month, on whatever day they run. */
const GENESIS_SEC = 1_794_700_800;

/**
 * Ports below those that systems give away by themselves, counted up from a place of this process's own: two files that
 * run at once, or a connection that opens at that moment, never take the port that an anvil is about to listen on.
 */
let nextPort = 10_000 + (process.pid % 1_000) * 20;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** The one port from 10,000 up that fetch refuses to speak to, whoever listens there (Fetch standard, "bad port"). */
const BLOCKED_PORT = 10_080;

async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++;
    if (port !== BLOCKED_PORT && (await isFree(port))) return port;
  }
}

export type Rpc = (method: string, params?: readonly unknown[]) => Promise<unknown>;

/** One JSON-RPC call. @throws with the node's message */
export const rpcOf =
  (url: string): Rpc =>
  async (method, params = []) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const answer = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };

/** A real chain on its own port, mining every transaction at once. */
export class Anvil {
  readonly rpcUrl: string;
  readonly rpc: Rpc;
  #process: ChildProcess;

  private constructor(port: number, process: ChildProcess) {
    this.rpcUrl = `http://127.0.0.1:${port}`;
    this.rpc = rpcOf(this.rpcUrl);
    this.#process = process;
  }

  /** @param from when its first block is dated, or an earlier node's dump to begin at; its clock goes on from there */
  static async start(
    chainId: number,
    from: { readonly genesisSec?: number; readonly stateFile?: string } = {},
  ): Promise<Anvil> {
    const { genesisSec = GENESIS_SEC, stateFile } = from;
    const port = await freePort();
    const args = [
      '--port',
      port,
      '--chain-id',
      chainId,
      '--timestamp',
      genesisSec,
      '--gas-limit',
      500_000_000,
      '--silent',
      ...(stateFile === undefined ? [] : ['--load-state', stateFile]),
    ];
    const child = spawn(BINARY, args.map(String), { stdio: 'ignore' });
    const anvil = new Anvil(port, child);
    for (let attempt = 0; attempt < 400; attempt++) {
      if (child.exitCode !== null) break;
      const answer = await anvil.rpc('eth_chainId').catch(() => null);
      if (Number(answer) === chainId) {
        if (stateFile !== undefined) await anvil.continueClock();
        return anvil;
      }
      await sleep(25);
    }
    child.kill('SIGKILL');
    throw new Error(`anvil did not start on port ${port}`);
  }

  /** A node that begins at a dump sets its clock back to its first block: from here on no block is older than the last. */
  private async continueClock(): Promise<void> {
    const { timestamp } = (await this.rpc('eth_getBlockByNumber', ['latest', false])) as { timestamp: string };
    await this.rpc('evm_setTime', [Number(timestamp) + 1]);
  }

  /** Replaces the last `depth` blocks by empty ones. Their transactions are gone, as if they had never been sent. */
  async reorganise(depth: number): Promise<void> {
    await this.rpc('anvil_reorg', [depth, []]);
  }

  async mine(blocks: number): Promise<void> {
    await this.rpc('anvil_mine', [`0x${blocks.toString(16)}`]);
  }

  async head(): Promise<number> {
    return Number(await this.rpc('eth_blockNumber'));
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.kill('SIGKILL');
    });
  }
}
