import { type Address, getAddress, verifyTypedData, zeroAddress } from 'viem';
import type { JsonRequest } from '@/lib/shared/card/json-fetch';
import { transferTypedData } from '@/lib/shared/card/money/transfer';
import type { ChainTree } from '@/lib/shared/card/pool-chain';
import type { EurCents } from '@/lib/shared/domain/cents';
import { AppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { spendContext } from '@/lib/shared/protocol/context';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNote, hashNullifier, hashPayTo, hashPoolLeaf, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import { createNoteTree, MAX_NOTE_CAP, type NoteTree } from '@/lib/shared/protocol/note-tree';
import {
  type SpendRequest,
  type TransferRequest,
  zSpendRequest,
  zTransferRequest,
} from '@/lib/shared/schemas/pool-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { proofVerifier } from '../../card/support/verify';
import { NOW_MS } from '../../card/support/world';

const verify = proofVerifier('spend');
const UNITS_PER_CENT = 10_000n;
const EMPLOYER: Address = `0x${'e'.repeat(40)}`;

type Job = { readonly key: string; status: 'queued' | 'mined' | 'failed'; errorCode: ErrorCode | null };
type Block = Record<string, unknown>;

/**
 * The pool, the euro token and a relay in memory, with the contracts' rules: roots, nullifiers, context, real proofs by the
 * committed key, signatures of EIP-3009. Every change is a block. Leaves are inserted at once unless `inserts` is off.
 */
export function poolDouble(config: PublicConfig, options: { readonly treeCapacity?: number } = {}) {
  const capacity = options.treeCapacity ?? 1 << 20;
  let blocks: Block[] = [];
  const queue: FieldElement[] = [];
  const trees: NoteTree[] = [createNoteTree()];
  const roots = new Set<FieldElement>();
  const spent = new Set<FieldElement>();
  const balances = new Map<Address, bigint>();
  const usedNonces = new Set<string>();
  const jobs = new Map<string, Job>();
  const requests: JsonRequest[] = [];
  const faults = new Map<string, (ErrorCode | null)[]>();
  /**
   * mines: the relay's transactions are mined; pageBlocks: how many blocks one answer holds; indexedBlocks: how far an
   * index that is being rebuilt has come.
   */
  const state = {
    ...{ inserts: true, mines: true, isUp: true, pageBlocks: 1000, nowMs: () => NOW_MS },
    indexedBlocks: Number.POSITIVE_INFINITY,
    /** The index answers from then on. */
    eventsAfter: Promise.resolve() as Promise<unknown>,
  };
  const pending: (() => Promise<void>)[] = [];

  const block = (event: Block): void => {
    const blockNumber = blocks.length;
    const txHash = `0x${blockNumber.toString(16).padStart(64, '0')}`;
    blocks.push({ ...event, blockNumber, blockTimeSec: Math.floor(state.nowMs() / 1000), txHash });
  };
  const balanceOf = (account: Address): bigint => balances.get(getAddress(account)) ?? 0n;
  const credit = (account: Address, units: bigint): void => {
    balances.set(getAddress(account), balanceOf(account) + units);
  };

  function insertQueued(): void {
    while (queue.length > 0) {
      const open = trees.at(-1);
      if (open === undefined || open.size === capacity) {
        trees.push(createNoteTree());
        continue;
      }
      const firstLeafIndex = open.size;
      const leaves = queue.splice(0, capacity - open.size);
      open.append(leaves);
      roots.add(open.root);
      const treeIndex = trees.length - 1;
      block({ kind: 'inserted', treeIndex, firstLeafIndex, leaves: leaves.map(String), root: String(open.root) });
    }
  }
  function enqueue(leaf: FieldElement): void {
    queue.push(leaf);
    if (state.inserts) insertQueued();
  }

  function claimNote(secret: SecretIdentity, period: number, cents: bigint, capCents: bigint): void {
    const nullifier = hashNullifier(secret, 1, period);
    const note = hashNote(cents as EurCents, hashPayTo(secret, nullifier));
    foreignNote(nullifier, note, capCents);
  }
  /** The lump sum: what the gate reserves is its amount. */
  function advanceNote(secret: SecretIdentity, cents: bigint): void {
    const nullifier = hashNullifier(secret, 2, 0);
    foreignNote(nullifier, hashNote(cents as EurCents, hashPayTo(secret, nullifier)), cents, 2);
  }
  function foreignNote(nullifier: FieldElement, note: FieldElement, capCents: bigint, nullifierClass = 1): void {
    const names = { nullifier: String(nullifier), note: String(note), capCents: String(capCents) };
    block({ kind: 'note', nullifierClass, ...names });
    enqueue(hashPoolLeaf(note, capCents as EurCents));
  }
  function deposit(payTo: FieldElement, cents: bigint): void {
    const note = hashNote(cents as EurCents, payTo);
    const names = { note: String(note), payTo: String(payTo), amountCents: String(cents) };
    block({ kind: 'deposit', depositor: EMPLOYER, ...names });
    enqueue(hashPoolLeaf(note, MAX_NOTE_CAP));
  }

  async function checkSpend(request: SpendRequest): Promise<void> {
    const { nullifiers, root, amountCents, recipient, deadlineSec, change } = request;
    if (deadlineSec * 1000 < state.nowMs()) throw new AppError('SPEND_DEADLINE_PASSED');
    if (!roots.has(root)) throw new AppError('NOTE_ROOT_UNKNOWN');
    if (nullifiers.some((nullifier) => spent.has(nullifier))) throw new AppError('NOTE_SPENT');
    if (amountCents > 0n ? amountCents < 500n || recipient === zeroAddress : recipient !== zeroAddress) {
      throw new AppError('RECIPIENT_INVALID');
    }
    const context = spendContext({
      chainId: config.chains.payout.chainId,
      pool: config.contracts.payoutPool,
      recipient,
      deadlineSec: BigInt(deadlineSec),
    });
    const signals = [...nullifiers, change, root, amountCents, context].map(String);
    if (!(await verify(signals, request.proof))) throw new AppError('SPEND_PROOF_INVALID');
  }
  async function spend(request: SpendRequest): Promise<void> {
    await checkSpend(request);
    const { nullifiers, amountCents, recipient, change } = request;
    for (const nullifier of nullifiers) spent.add(nullifier);
    if (amountCents > 0n) credit(recipient, amountCents * UNITS_PER_CENT);
    const names = { nullifiers: nullifiers.map(String), change: String(change), amountCents: String(amountCents) };
    block({ kind: 'spend', recipient, ...names });
    enqueue(hashPoolLeaf(change, MAX_NOTE_CAP));
  }
  async function transfer(request: TransferRequest): Promise<void> {
    const { from, to, units, nonce, r, s, v } = request;
    const message = {
      ...{ from, to, nonce, value: units },
      validAfter: BigInt(request.validAfterSec),
      validBefore: BigInt(request.validBeforeSec),
    };
    const signature = `${r}${s.slice(2)}${v.toString(16)}` as `0x${string}`;
    const isSigned = await verifyTypedData({ address: from, signature, ...transferTypedData(config, message) });
    const isInTime = request.validBeforeSec * 1000 > state.nowMs();
    if (!isSigned || !isInTime || usedNonces.has(nonce) || balanceOf(from) < units)
      throw new AppError('TRANSFER_REFUSED');
    usedNonces.add(nonce);
    credit(from, -units);
    credit(to, units);
    block({ kind: 'transfer', from, to, units: String(units) });
  }

  /** As a relay does: what is wrong now is refused, the rest is a job, one for a key as long as it has not failed. */
  async function relayed(key: string, check: () => Promise<void>, run: () => Promise<void>): Promise<unknown> {
    const known = [...jobs].find(([, job]) => job.key === key && job.status !== 'failed');
    if (known !== undefined) return { jobId: known[0] };
    await check();
    const jobId = `job-${jobs.size + 1}`;
    const job: Job = { key, status: 'queued', errorCode: null };
    jobs.set(jobId, job);
    pending.push(async () => {
      try {
        await run();
        job.status = 'mined';
      } catch (error) {
        job.status = 'failed';
        job.errorCode = error instanceof AppError ? error.code : 'UNEXPECTED';
      }
    });
    if (state.mines) await mine();
    return { jobId };
  }
  async function mine(): Promise<void> {
    for (let next = pending.shift(); next !== undefined; next = pending.shift()) await next();
  }

  function events(path: string): unknown {
    const from = Number(new URLSearchParams(path.split('?')[1]).get('fromBlock'));
    const headBlock = blocks.length - 1;
    const known = Math.min(blocks.length, state.indexedBlocks);
    if (from > known) return { events: [], nextBlock: known, headBlock };
    const end = Math.min(known, from + state.pageBlocks);
    return { events: blocks.slice(from, end), nextBlock: end, headBlock };
  }

  function answer({ path, body }: JsonRequest): Promise<unknown> | undefined {
    const [route = ''] = path.split('?');
    if (route === '/api/pool/events') return state.eventsAfter.then(() => events(path));
    if (route === '/api/demo/wages') {
      const { payTo, amountCents } = body as { payTo: string; amountCents: string };
      return relayed(
        payTo,
        async () => undefined,
        async () => deposit(BigInt(payTo) as FieldElement, BigInt(amountCents)),
      );
    }
    if (route === '/api/relay/spends') {
      const request = zSpendRequest.parse(body);
      return relayed(
        String(request.nullifiers[0]),
        () => checkSpend(request),
        () => spend(request),
      );
    }
    if (route === '/api/relay/transfers') {
      const request = zTransferRequest.parse(body);
      return relayed(
        request.nonce,
        async () => undefined,
        () => transfer(request),
      );
    }
    if (route.startsWith('/api/relay/jobs/')) {
      const jobId = route.split('/').at(-1) ?? '';
      const job = jobs.get(jobId);
      if (job === undefined) return Promise.reject(new AppError('NOT_FOUND'));
      return Promise.resolve({ jobId, txHash: null, blockNumber: null, gasUsed: null, ...job });
    }
    return undefined;
  }

  return {
    state,
    requests,
    faults,
    spent,
    trees,
    claimNote,
    advanceNote,
    foreignNote,
    deposit,
    insertQueued,
    mine,
    spend,
    blocks: (): readonly Block[] => blocks,
    /** A chain that went back: the blocks from here on never happened, neither did what they did. */
    forgetEventsFrom(blockNumber: number): void {
      blocks = blocks.slice(0, blockNumber);
    },
    /** What the payout chain itself says: with every block that happened, whatever an index shows. */
    chain: {
      treeAt(block: number): ChainTree {
        const inserted = blocks
          .slice(0, block + 1)
          .filter(({ kind }) => kind === 'inserted')
          .at(-1);
        const { treeIndex = 0, root = '0' } = (inserted ?? {}) as { treeIndex?: number; root?: string };
        return { headBlock: blocks.length - 1, treeIndex, root: BigInt(root) };
      },
      isKnownRoot: (root: bigint): boolean => roots.has(root as FieldElement),
    },
    /** Past faults and outages: what another relay answers. */
    direct: { answer },
    /** In cents. */
    balanceOf: (account: Address): bigint => balanceOf(account) / UNITS_PER_CENT,
    countOf: (kind: string): number => blocks.filter((event) => event.kind === kind).length,
    answer(request: JsonRequest): Promise<unknown> | undefined {
      const [route = ''] = request.path.split('?');
      requests.push(request);
      const fault = faults.get(route)?.shift() ?? null;
      if (fault !== null) return Promise.reject(new AppError(fault));
      if (!state.isUp && route.startsWith('/api/relay')) return Promise.reject(new AppError('PORTAL_UNAVAILABLE'));
      return answer(request);
    },
  };
}
export type PoolDouble = ReturnType<typeof poolDouble>;
