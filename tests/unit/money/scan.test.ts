import { describe, expect, it } from 'vitest';
import { oneTimeAddress } from '@/lib/shared/card/money/accounts';
import { poolHashes } from '@/lib/shared/card/money/fast-hash';
import { createPoolIndex } from '@/lib/shared/card/money/pool-index';
import { createPoolWork } from '@/lib/shared/card/money/pool-work';
import { createPoolTrees } from '@/lib/shared/card/money/tree';
import { openApi } from '@/lib/shared/card/portal-api';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { FIELD_ORDER, type FieldElement } from '@/lib/shared/protocol/field';
import { hashNode, hashNote, hashPayTo, hashPoolLeaf, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import { createNoteTree, noteRootFromPath } from '@/lib/shared/protocol/note-tree';
import { NOW_MS } from '../card/support/world';
import { anna, config, world } from './support/wallet';

const payTo = (counter: number) => hashPayTo(anna.secret, BigInt(counter) as FieldElement);
const request = {
  secret: anna.secret,
  startBlock: 0,
  nowMs: NOW_MS,
  knownAmounts: {},
  claimAmounts: {},
  unitsPerCent: 10_000n,
  seenUntilBlock: 0,
};

function scanner({ pool }: ReturnType<typeof world>) {
  const work = createPoolWork(
    openApi(async (asked) => pool.answer(asked)),
    () => Promise.reject(new Error('nothing is proved here')),
  );
  return { work, scan: (over: Partial<typeof request> = {}) => work.scanPool({ ...request, ...over }) };
}

describe('one’s own notes from secret and pool alone', () => {
  it('M-20 finds claims of five years up to next month, and deposits up to a gap of twenty', async () => {
    const here = world();
    for (const [month, cents] of [
      [202110, 1n],
      [202111, 2n],
      [202610, 41646n],
      [202612, 3n],
      [202701, 4n],
    ] as const) {
      here.pool.claimNote(anna.secret, month, cents, 131080n);
    }
    here.pool.deposit(payTo(0), 150_000n);
    here.pool.deposit(payTo(20), 700n);
    here.pool.deposit(payTo(41), 900n);
    const { scan } = scanner(here);
    const own = await scan({ claimAmounts: { 202610: 41646n } });
    const found = own.notes.map(({ origin, period, amountCents }) => [origin, period, amountCents]);
    expect(found).toEqual([
      ['deposit', null, 700n],
      ['deposit', null, 150_000n],
      ['claim', 202612, null],
      ['claim', 202610, 41646n],
      ['claim', 202111, null],
    ]);
    expect(own.nextDepositCounter).toBe(21);
    expect(own.entries.map(({ kind }) => kind)).toEqual(['wage', 'wage', 'supplement']);
  });

  it('M-21 an amount that nobody remembers is found by trying, and one that is no claim’s is not', async () => {
    const here = world();
    here.pool.claimNote(anna.secret, 202610, 1_234n, 1_500n);
    const { work, scan } = scanner(here);
    const [note] = (await scan()).notes;
    if (note === undefined) throw new Error('not found');
    const question = { secret: anna.secret, note: note.note, nonce: note.nonce, capCents: 1_500n };
    const tried: number[] = [];
    expect(await work.findAmount(question, (cents) => tried.push(cents))).toBe(1_234n);
    expect(tried).toEqual([500, 1000]);
    expect(await work.findAmount({ ...question, capCents: 1_233n })).toBeNull();
    // A wrong memory is not believed.
    const wrong = await scan({ knownAmounts: { [String(note.note)]: '77' } });
    expect(wrong.notes[0]?.amountCents).toBeNull();
  });

  it('M-22 what waits for the tree is not spendable, and stands in it later', async () => {
    const here = world();
    here.pool.state.inserts = false;
    here.pool.deposit(payTo(0), 900n);
    const { scan } = scanner(here);
    expect((await scan()).notes[0]?.place).toBeNull();
    here.pool.insertQueued();
    expect((await scan()).notes[0]?.place).toEqual({ treeIndex: 0, leafIndex: 0 });
  });

  it('M-23 a portal that makes up a deposit shows no money', async () => {
    const { pool, clock } = world();
    pool.deposit(payTo(0), 900n);
    const lying = {
      pool: {
        ...pool,
        answer: async (asked: Parameters<typeof pool.answer>[0]) => {
          const page = (await pool.answer(asked)) as { events: { kind: string }[] };
          return {
            ...page,
            events: page.events.map((e) => (e.kind === 'deposit' ? { ...e, amountCents: '90000' } : e)),
          };
        },
      },
      clock,
    };
    expect((await scanner(lying).scan()).notes).toEqual([]);
  });

  it('S-27 an index that went back is read again from the first block', async () => {
    const here = world();
    here.pool.deposit(payTo(0), 900n);
    here.pool.deposit(payTo(1), 800n);
    const { scan } = scanner(here);
    expect((await scan()).notes).toHaveLength(2);
    here.pool.forgetEventsFrom(2);
    const own = await scan();
    expect(own.notes.map(({ amountCents }) => amountCents)).toEqual([900n]);
    expect(own.anonymity).toMatchObject({ deposits: 1, unspentNotes: 1 });
    here.pool.deposit(payTo(2), 700n);
    expect((await scan()).notes.map(({ amountCents }) => amountCents)).toEqual([700n, 900n]);
  });

  it('S-27 a reorganisation that the index has long passed is noticed by what it changed', async () => {
    const here = world();
    for (const counter of [0, 1]) here.pool.deposit(payTo(counter), 900n);
    const { scan } = scanner(here);
    expect((await scan()).notes).toHaveLength(2);
    here.pool.forgetEventsFrom(2);
    // The same number of blocks and more, of other people.
    for (const counter of [5n, 6n, 7n])
      here.pool.deposit(hashPayTo(9n as SecretIdentity, counter as FieldElement), 900n);
    const own = await scan();
    expect(own.notes).toHaveLength(1);
    expect(own.anonymity.deposits).toBe(4);
  });

  it('S-27 M-43 an index that is being rebuilt is not believed, by whoever saw more and by whoever saw nothing', async () => {
    const here = world();
    for (let i = 0; i < 40; i++) here.pool.deposit(payTo(i), 900n);
    const { scan } = scanner(here);
    expect((await scan()).nextBlock).toBe(80);
    here.pool.state.indexedBlocks = 10;
    await expect(scan()).rejects.toThrow('PORTAL_UNAVAILABLE');
    await expect(scanner(here).scan()).rejects.toThrow('PORTAL_UNAVAILABLE');
    here.pool.state.indexedBlocks = 80;
    expect((await scan()).notes).toHaveLength(40);
    // The whole portal went back, its chain included: the wallet remembers by itself.
    here.pool.forgetEventsFrom(10);
    const later = scanner(here);
    await expect(later.scan({ seenUntilBlock: 80 })).rejects.toThrow('PORTAL_UNAVAILABLE');
    expect((await scanner(here).scan()).nextBlock).toBe(10);
  });

  it('M-44 what a claim left is found however long ago it was', async () => {
    const here = world();
    here.pool.claimNote(anna.secret, 202610, 41646n, 131080n);
    const { scan } = scanner(here);
    const years = (count: number) => NOW_MS + count * 366 * 24 * 3_600_000;
    expect((await scan({ nowMs: years(6) })).notes).toHaveLength(1);
    expect((await scan({ nowMs: years(20) })).notes).toHaveLength(1);
  });

  it('M-24 a look reads only what is new, and tells how far it is', async () => {
    const here = world();
    here.pool.state.pageBlocks = 12;
    for (let i = 0; i < 12; i++) here.pool.deposit(payTo(i), 900n);
    const { work, scan } = scanner(here);
    const done: number[] = [];
    await work.scanPool(request, ({ doneBlocks, totalBlocks }) => done.push(doneBlocks / totalBlocks));
    expect(done).toEqual([12 / 24, 1]);
    here.pool.requests.length = 0;
    await scan();
    expect(here.pool.requests.map(({ path }) => path)).toEqual([`/api/pool/events?fromBlock=${2 * 12 - 8}`]);
  });

  it('M-25 one-time accounts follow from the secret, and are all different', () => {
    const accounts = [0, 1, 2, 20].map((index) => oneTimeAddress(anna.secret, index));
    expect(new Set(accounts).size).toBe(4);
    expect(oneTimeAddress(anna.secret, 1)).toBe(accounts[1]);
    expect(accounts).not.toContain(config.contracts.payoutPool);
  });

  it('M-26 M-29 the fast hashes are those of the protocol', async () => {
    const { node, amountOf } = await poolHashes();
    const edge = (FIELD_ORDER - 1n) as FieldElement;
    for (const [left, right] of [
      [3n, 5n],
      [0n, edge],
      [edge, edge],
    ] as [FieldElement, FieldElement][]) {
      expect(node(left, right)).toBe(hashNode(left, right));
    }
    for (const cents of [1n, 37n, 4_294_967_295n]) {
      const note = hashNote(cents as EurCents, payTo(0));
      expect(amountOf(note, payTo(0), cents, cents)).toBe(cents);
      expect(amountOf(note, payTo(0), cents > 30n ? cents - 30n : 0n, cents - 1n)).toBeNull();
      expect(amountOf(note, payTo(0), 0n, 40n)).toBe(cents > 40n ? null : cents);
      expect(amountOf(note, payTo(1), cents, cents)).toBeNull();
    }
  });

  it('M-27 a tree that does not lead to the pool’s root is refused', async () => {
    const index = createPoolIndex();
    const trees = createPoolTrees(index);
    const leaves = [1n, 2n, 3n].map((note) => hashPoolLeaf(note as FieldElement, eurCents(5n)));
    const { root } = createNoteTree(leaves);
    const place = { blockNumber: 1, blockTimeSec: 1, txHash: `0x${'0'.repeat(64)}` as const };
    index.add([{ kind: 'inserted', ...place, treeIndex: 0, firstLeafIndex: 0, leaves, root }]);
    const { paths } = await trees.pathsOf([{ treeIndex: 0, leafIndex: 2 }]);
    expect(paths.map((path) => noteRootFromPath(leaves[2] as FieldElement, path))).toEqual([root]);
    index.add([{ kind: 'inserted', ...place, treeIndex: 0, firstLeafIndex: 3, leaves: [7n as FieldElement], root }]);
    await expect(trees.pathsOf([{ treeIndex: 0, leafIndex: 2 }])).rejects.toMatchObject({ code: 'NOTE_ROOT_UNKNOWN' });
  });

  it('M-28 ten thousand notes are looked through', { timeout: 120_000 }, async () => {
    const here = world();
    here.pool.state.inserts = false;
    for (let i = 0; i < 10_000; i++)
      here.pool.foreignNote(BigInt(i) as FieldElement, BigInt(i) as FieldElement, 131080n);
    here.pool.deposit(payTo(0), 900n);
    here.pool.claimNote(anna.secret, 202610, 41646n, 131080n);
    const { scan } = scanner(here);
    const startMs = performance.now();
    const own = await scan({ claimAmounts: { 202610: 41646n } });
    console.info(`10,002 notes looked through in ${Math.round(performance.now() - startMs)} ms`);
    expect(own.notes).toHaveLength(2);
    expect(own.anonymity).toMatchObject({ claims: 10_001, deposits: 1, unspentNotes: 10_002 });
  });
});
