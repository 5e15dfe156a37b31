import type { Address } from 'viem';
import type { FieldElement } from '../../protocol/field';
import type { PoolEvent } from '../../schemas/pool-api';
import type { AnonymityView } from './views';

export type EventOf<Kind extends PoolEvent['kind']> = Extract<PoolEvent, { kind: Kind }>;
export type LeafPlace = { readonly treeIndex: number; readonly leafIndex: number };
export type TreeLeaves = { readonly leaves: readonly FieldElement[]; readonly root: FieldElement };

/** One account however its address is written. */
export const accountKey = (account: Address): string => account.toLowerCase();

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * How many notes were spent for certain when so much was paid out: the fewest whose caps cover it. Which ones, and
 * whether it were more, nobody sees.
 */
function certainlySpent(capsCents: readonly bigint[], paidCents: bigint): number {
  const largestFirst = [...capsCents].sort((a, b) => (a < b ? 1 : -1));
  let left = paidCents;
  let spent = 0;
  for (; left > 0n && spent < largestFirst.length; spent++) left -= largestFirst[spent] ?? 0n;
  return spent;
}

/**
 * What everybody sees of the pool, by what a wallet looks for. It holds nothing of any wallet: looking costs one lookup
 * per note or account of one's own, however many events there are.
 */
export function createPoolIndex() {
  const notes = new Map<FieldElement, EventOf<'note'>>();
  const deposits = new Map<FieldElement, EventOf<'deposit'>[]>();
  const spends = new Map<FieldElement, EventOf<'spend'>>();
  const payments = new Map<string, EventOf<'spend'>[]>();
  const transfers = new Map<string, EventOf<'transfer'>[]>();
  const places = new Map<FieldElement, LeafPlace>();
  const trees = new Map<number, { leaves: FieldElement[]; root: FieldElement }>();
  const count = { claims: 0, deposits: 0, withdrawals: 0 };
  let capsCents: bigint[] = [];
  let paidCents = 0n;
  let firstSec: number | null = null;

  function insert({ treeIndex, firstLeafIndex, leaves, root }: EventOf<'inserted'>): void {
    const tree = trees.get(treeIndex) ?? { leaves: [], root: 0n as FieldElement };
    leaves.forEach((leaf, i) => {
      tree.leaves[firstLeafIndex + i] = leaf;
      places.set(leaf, { treeIndex, leafIndex: firstLeafIndex + i });
    });
    tree.root = root;
    trees.set(treeIndex, tree);
  }

  return {
    add(events: readonly PoolEvent[]): void {
      for (const event of events) {
        firstSec ??= event.blockTimeSec;
        switch (event.kind) {
          case 'note':
            count.claims += 1;
            capsCents.push(event.capCents);
            notes.set(event.nullifier, event);
            break;
          case 'deposit':
            count.deposits += 1;
            capsCents.push(event.amountCents);
            append(deposits, event.payTo, event);
            break;
          case 'spend':
            if (event.amountCents > 0n) count.withdrawals += 1;
            paidCents += event.amountCents;
            for (const nullifier of event.nullifiers) spends.set(nullifier, event);
            append(payments, accountKey(event.recipient), event);
            break;
          case 'inserted':
            insert(event);
            break;
          case 'transfer':
            append(transfers, accountKey(event.from), event);
            break;
        }
      }
    },
    clear(): void {
      for (const map of [notes, deposits, spends, payments, transfers, places, trees]) map.clear();
      Object.assign(count, { claims: 0, deposits: 0, withdrawals: 0 });
      capsCents = [];
      paidCents = 0n;
      firstSec = null;
    },
    /** When the pool's first event was. */
    firstSec: (): number | null => firstSec,
    noteOf: (claimNullifier: FieldElement) => notes.get(claimNullifier) ?? null,
    depositsTo: (payTo: FieldElement): readonly EventOf<'deposit'>[] => deposits.get(payTo) ?? [],
    spendOf: (nullifier: FieldElement) => spends.get(nullifier) ?? null,
    paymentsTo: (account: Address): readonly EventOf<'spend'>[] => payments.get(accountKey(account)) ?? [],
    transfersFrom: (account: Address): readonly EventOf<'transfer'>[] => transfers.get(accountKey(account)) ?? [],
    placeOf: (leaf: FieldElement): LeafPlace | null => places.get(leaf) ?? null,
    tree: (treeIndex: number): TreeLeaves | null => trees.get(treeIndex) ?? null,
    newestTree(): { readonly treeIndex: number; readonly root: FieldElement } | null {
      const treeIndex = Math.max(-1, ...trees.keys());
      const tree = trees.get(treeIndex);
      return tree === undefined ? null : { treeIndex, root: tree.root };
    },
    anonymity: (): AnonymityView => ({
      ...count,
      unspentNotes: capsCents.length - certainlySpent(capsCents, paidCents),
    }),
  };
}
export type PoolIndex = ReturnType<typeof createPoolIndex>;
