import type { EurCents } from '../../domain/cents';
import { AppError } from '../../errors/app-error';
import type { FieldElement } from '../../protocol/field';
import { hashPayTo, hashPoolLeaf, type SecretIdentity } from '../../protocol/hashes';
import type { OwnNote } from '../../protocol/spend-witness';
import type { SecretCircuitInput } from '../../protocol/supplement-witness';
import type { WireSpend } from '../../schemas/pool-api';
import type { Groth16Proof } from '../groth16';
import type { OpenApi } from '../portal-api';
import { poolHashes } from './fast-hash';
import { type OwnKeys, ownKeys } from './own-keys';
import { createPoolIndex } from './pool-index';
import { type OwnPool, ownPool, readPool, type ScanPlace, type ScanProgress, type ScanRequest } from './scan';
import { prepareSpend, type SpendableNote, type SpendOrder, toSpendRequest } from './spend';
import { createPoolTrees } from './tree';

export type AmountQuestion = {
  readonly secret: SecretIdentity;
  readonly note: FieldElement;
  readonly nonce: FieldElement;
  readonly capCents: bigint;
};

/** The wallet's work on the pool. Its state stays where the work is done, in a browser the prover's worker. */
export type PoolWork = {
  /** Reads what is new and says what is one's own. Two at once take turns. */
  scanPool(request: ScanRequest, onProgress?: (progress: ScanProgress) => void): Promise<OwnPool>;
  /** The amount in a note of one's own, by trying up to the cap; null when none fits. Lets other work pass. */
  findAmount(question: AmountQuestion, onProgress?: (triedCents: number) => void): Promise<EurCents | null>;
  /**
   * Proves that notes that the last scan showed are spent.
   * @throws NOTE_ROOT_UNKNOWN when they are not in the tree: scan again; PROVING_FAILED, MEMORY_SHORT, ARTIFACT_*
   */
  proveSpend(order: SpendOrder, signal?: AbortSignal): Promise<WireSpend>;
  /** Forgets the events read: the next scan begins at the first block. */
  rereadPool(): Promise<void>;
  /** Forgets what was derived from a secret. */
  forgetSecret(): Promise<void>;
};

/** No month's supplement is higher: €5,000. A note with a higher cap is none of a claim's, whatever the index says. */
const MOST_TRIED_CENTS = 500_000n;
/** Amounts tried in one go: about 30 ms in WebAssembly. */
const SLICE_CENTS = 500n;

export function createPoolWork(
  open: Pick<OpenApi, 'poolEvents'>,
  prove: (circuit: 'spend', input: SecretCircuitInput, signal?: AbortSignal) => Promise<Groth16Proof>,
  pause: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, 0)),
): PoolWork {
  const index = createPoolIndex();
  const trees = createPoolTrees(index);
  const place: ScanPlace = { nextBlock: null, recent: [], highest: 0 };
  let mine: { readonly secret: SecretIdentity; readonly keys: OwnKeys } | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function clear(): void {
    index.clear();
    trees.clear();
    place.nextBlock = null;
    place.recent = [];
  }

  function keysOf(secret: SecretIdentity): OwnKeys {
    if (mine?.secret !== secret) mine = { secret, keys: ownKeys(secret) };
    return mine.keys;
  }

  function placed(note: SpendableNote) {
    const found = index.placeOf(hashPoolLeaf(note.note, note.capCents));
    if (found === null) throw new AppError('NOTE_ROOT_UNKNOWN');
    return found;
  }

  return {
    scanPool(request, onProgress) {
      const next = turn.then(async () => {
        await readPool(index, place, request, open, clear, onProgress);
        return ownPool(index, keysOf(request.secret), request, place.nextBlock ?? request.startBlock);
      });
      turn = next.catch(() => undefined);
      return next;
    },
    async findAmount({ secret, note, nonce, capCents }, onProgress = () => undefined) {
      const { amountOf } = await poolHashes();
      const payTo = hashPayTo(secret, nonce);
      const last = capCents < MOST_TRIED_CENTS ? capCents : MOST_TRIED_CENTS;
      for (let from = 1n; from <= last; from += SLICE_CENTS) {
        const end = from + SLICE_CENTS - 1n;
        const to = end < last ? end : last;
        const found = amountOf(note, payTo, from, to);
        if (found !== null) return found;
        onProgress(Number(to));
        await pause();
      }
      return null;
    },
    async proveSpend(order, signal) {
      const places = order.notes.map(placed);
      if (places.some(({ treeIndex }) => treeIndex !== places[0]?.treeIndex)) throw new AppError('UNEXPECTED');
      const { root, paths } = await trees.pathsOf(places);
      const notes = order.notes.map(({ amountCents, nonce, capCents }, i): OwnNote => {
        const path = paths[i];
        if (path === undefined) throw new AppError('UNEXPECTED');
        return { amountCents, nonce, capCents, path };
      });
      const [first, second] = notes;
      if (first === undefined) throw new AppError('UNEXPECTED');
      const prepared = prepareSpend(order, second === undefined ? [first] : [first, second], root);
      return toSpendRequest(prepared, await prove('spend', prepared.input, signal));
    },
    async rereadPool() {
      turn = turn.then(clear);
      await turn;
    },
    async forgetSecret() {
      mine = null;
    },
  };
}
