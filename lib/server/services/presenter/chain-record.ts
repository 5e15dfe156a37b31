import 'server-only';
import { gunzipSync } from 'node:zlib';
import { type Address, type Hash, type Hex, hexToBytes } from 'viem';
import { z } from 'zod';
import { type Heap, HeapBuilder, type Piece, wordOf } from './chain-heap';

export type ChainLog = {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly block: number;
  readonly tx: Hash;
};

const hex = z.string().transform((text) => text as Hex);
const zTransaction = z.object({ hash: hex, from: hex, to: hex.nullable(), value: hex, input: hex });
const zBlock = z.object({
  number: hex,
  hash: hex,
  stateRoot: hex,
  timestamp: hex,
  miner: hex,
  extraData: hex,
  transactions: z.array(zTransaction),
});
type Block = z.output<typeof zBlock>;
const zLog = z.object({ address: hex, topics: z.array(hex), data: hex, blockNumber: hex, transactionHash: hex });
const zDump = z.object({
  accounts: z.record(
    z.string(),
    z.object({ code: hex.default('0x'), storage: z.record(z.string(), z.string()).default({}) }),
  ),
});

const BATCH = 250;
const RPC_TIMEOUT_MS = 20_000;

type Call = { readonly method: string; readonly params: readonly unknown[] };

/** A kept connection may just have been closed by the node: then once more, on a new one. */
async function post(url: string, body: string, isAgain = false): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(RPC_TIMEOUT_MS) }).catch((error) => {
    if (isAgain) throw error;
    return post(url, body, true);
  });
}

async function ask(url: string, calls: readonly Call[]): Promise<unknown[]> {
  const response = await post(url, JSON.stringify(calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call }))));
  const answers = z.array(z.object({ id: z.number(), result: z.unknown() })).parse(await response.json());
  return answers.sort((a, b) => a.id - b.id).map(({ result }) => result);
}
const askOne = async (url: string, method: string, params: readonly unknown[] = []) =>
  (await ask(url, [{ method, params }]))[0];
const quantity = (value: number): Hex => `0x${value.toString(16)}`;

const NOTHING = { block: null, tx: null, account: null, input: '0x', topics: [] } as const;

/** Everything that stands on one chain, kept up with it: blocks and events as they come, storage when it changed. */
export class ChainRecord {
  readonly rpcUrl: string;
  readonly heaps: Heap[] = [];
  readonly logs: ChainLog[] = [];
  readonly times = new Map<number, number>();
  storage: Heap = { bytes: new Uint8Array(), folded: new Uint8Array(), pieces: [] };
  /** Storage places by slot. */
  slots = new Map<Hex, Piece[]>();
  blocks = 0;
  transactions = 0;
  head: { readonly number: number; readonly hash: Hex; readonly timeSec: number } | null = null;
  #stateRoot: Hex | null = null;
  #storageRoot: Hex | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(rpcUrl: string) {
    this.rpcUrl = rpcUrl;
  }

  /** Reads what is new. One at a time: others wait for the same. @throws when the node does not answer */
  update(withStorage: boolean): Promise<void> {
    const turn = this.#turn.then(() => this.#update(withStorage));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #update(withStorage: boolean): Promise<void> {
    const head = Number(await askOne(this.rpcUrl, 'eth_blockNumber'));
    if (this.head && !(await this.#stillStands(this.head, head))) this.#forget();
    const first = (this.head?.number ?? -1) + 1;
    if (head >= first) await this.#readBlocks(first, head);
    if (withStorage && this.#stateRoot !== this.#storageRoot) await this.#readStorage();
  }

  /** A chain that was set back, or another one in its place, is read anew. */
  async #stillStands(known: NonNullable<ChainRecord['head']>, head: number): Promise<boolean> {
    if (head < known.number) return false;
    const block = (await askOne(this.rpcUrl, 'eth_getBlockByNumber', [quantity(known.number), false])) as {
      hash?: string;
    } | null;
    return block?.hash === known.hash;
  }

  #forget(): void {
    this.heaps.length = 0;
    this.logs.length = 0;
    this.times.clear();
    this.blocks = 0;
    this.transactions = 0;
    this.head = null;
    this.#storageRoot = null;
  }

  async #readBlocks(first: number, last: number): Promise<void> {
    const builder = new HeapBuilder();
    const range = { fromBlock: quantity(first), toBlock: quantity(last) };
    const logs = z.array(zLog).parse(await askOne(this.rpcUrl, 'eth_getLogs', [range]));
    let newest: Block | null = null;
    for (let from = first; from <= last; from += BATCH) {
      const count = Math.min(BATCH, last - from + 1);
      const calls = Array.from({ length: count }, (_, i) => ({
        method: 'eth_getBlockByNumber',
        params: [quantity(from + i), true],
      }));
      for (const block of z.array(zBlock.nullable()).parse(await ask(this.rpcUrl, calls))) {
        // A node that began at a dump may lack the very first.
        if (block === null) continue;
        this.#addBlock(builder, block);
        newest = block;
      }
    }
    for (const log of logs) this.#addLog(builder, log);
    if (!newest) return;
    this.heaps.push(builder.heap());
    this.#stateRoot = newest.stateRoot;
    this.head = { number: Number(newest.number), hash: newest.hash, timeSec: Number(newest.timestamp) };
  }

  #addBlock(builder: HeapBuilder, { number, hash, timestamp, miner, extraData, transactions }: Block): void {
    const block = Number(number);
    this.blocks += 1;
    this.times.set(block, Number(timestamp));
    builder.add({ ...NOTHING, kind: 'block', block }, [hash, miner, extraData]);
    for (const { hash: tx, from, to, value, input } of transactions) {
      this.transactions += 1;
      const account = to as Address | null;
      builder.add({ ...NOTHING, kind: 'transaction', block, tx, account, input }, [
        input,
        from,
        to ?? '0x',
        wordOf(value),
      ]);
    }
  }

  #addLog(
    builder: HeapBuilder,
    { address, topics, data, blockNumber, transactionHash: tx }: z.output<typeof zLog>,
  ): void {
    const block = Number(blockNumber);
    this.logs.push({ address, topics, data, block, tx });
    builder.add({ ...NOTHING, kind: 'event', block, tx, account: address, input: data, topics }, [
      ...topics,
      data,
      address,
    ]);
  }

  async #readStorage(): Promise<void> {
    const root = this.#stateRoot;
    const dump = z.string().parse(await askOne(this.rpcUrl, 'anvil_dumpState'));
    const { accounts } = zDump.parse(JSON.parse(gunzipSync(hexToBytes(dump as Hex)).toString('utf8')));
    const builder = new HeapBuilder();
    for (const [address, { code, storage }] of Object.entries(accounts)) {
      const account = address as Address;
      if (code !== '0x') builder.add({ ...NOTHING, kind: 'code', account }, [code]);
      for (const [slot, value] of Object.entries(storage))
        builder.add({ ...NOTHING, kind: 'storage', account, input: wordOf(slot as Hex) }, [
          wordOf(slot as Hex),
          wordOf(value as Hex),
        ]);
    }
    this.storage = builder.heap();
    this.slots = new Map();
    for (const piece of this.storage.pieces) {
      if (piece.kind === 'storage') this.slots.set(piece.input, [...(this.slots.get(piece.input) ?? []), piece]);
    }
    this.#storageRoot = root;
  }

  get byteCount(): number {
    return [...this.heaps, this.storage].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }
}
