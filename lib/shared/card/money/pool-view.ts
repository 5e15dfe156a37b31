import type { EurCents } from '../../domain/cents';
import { toAppError } from '../../errors/app-error';
import type { PublicConfig } from '../../schemas/public-api';
import type { AgentPorts, CardIdentity } from '../agent/ports';
import type { ClaimRecord } from '../claim-progress';
import { unitsPerCent } from './forwarding';
import type { OwnNoteRecord } from './own-notes';
import type { MoneyData } from './plan-state';
import { createRootCheck } from './root-check';
import type { OwnPool } from './scan';
import type { MoneyScan } from './views';

export type PoolViewPorts = Pick<AgentPorts, 'work' | 'clock' | 'poolChain'> & {
  readonly money: () => MoneyData;
  readonly claims: () => readonly ClaimRecord[];
  readonly update: (change: (money: MoneyData) => MoneyData) => Promise<void>;
  readonly publish: () => void;
};

/** A look that takes a few blocks is not worth a progress bar. */
const SHOWN_FROM_BLOCKS = 50;

/** What the wallet sees of the pool, and how far its look has come. */
export function createPoolView({ secret }: Pick<CardIdentity, 'secret'>, config: PublicConfig, ports: PoolViewPorts) {
  const { work, clock, money, claims, update, publish } = ports;
  const roots = createRootCheck(ports.poolChain);
  let own: OwnPool | null = null;
  let scan: MoneyScan = { kind: 'idle' };
  let looking: Promise<OwnPool> | null = null;
  let opening = false;
  /** Notes whose amount was tried in vain: no claim's, whatever the index says. */
  const hopeless = new Set<string>();

  function show(next: MoneyScan): void {
    scan = next;
    publish();
  }

  async function read(): Promise<OwnPool> {
    const amounts = claims().map(({ period, amountCents }) => [period, BigInt(amountCents)] as const);
    const request = {
      secret,
      startBlock: config.contracts.payoutPoolStartBlock,
      nowMs: clock.nowMs(),
      knownAmounts: money().knownAmounts,
      claimAmounts: Object.fromEntries(amounts),
      unitsPerCent: unitsPerCent(config),
      seenUntilBlock: money().seenUntilBlock,
    };
    const seen = await work.scanPool(request, ({ doneBlocks, totalBlocks }) => {
      const isShown = own === null || totalBlocks - doneBlocks > SHOWN_FROM_BLOCKS;
      if (isShown && scan.kind !== 'opening') show({ kind: 'scanning', doneBlocks, totalBlocks });
    });
    roots.ask(seen);
    own = { ...seen, notes: seen.notes.filter(({ note }) => !hopeless.has(String(note))) };
    const { nextAccountIndex } = own;
    if (money().nextAccountIndex < nextAccountIndex) await update((latest) => ({ ...latest, nextAccountIndex }));
    if (scan.kind !== 'opening') show({ kind: 'ready', atMs: clock.nowMs() });
    return own;
  }

  async function openOne(note: OwnNoteRecord, before: number, total: number): Promise<number> {
    const { nonce, capCents } = note;
    const name = String(note.note);
    const amount = await work.findAmount({ secret, note: note.note, nonce, capCents }, (tried) =>
      show({ kind: 'opening', done: before + tried, total }),
    );
    if (amount === null) hopeless.add(name);
    else await update((latest) => ({ ...latest, knownAmounts: { ...latest.knownAmounts, [name]: String(amount) } }));
    return before + Number(capCents);
  }

  const view = {
    own: (): OwnPool | null => own,
    scan: (): MoneyScan => scan,
    /** One look at a time, shared by whoever asks. */
    look(): Promise<OwnPool> {
      looking ??= read().finally(() => {
        looking = null;
      });
      return looking;
    },
    /** That the chain itself had this root. @throws NOTE_ROOT_UNKNOWN, CHAIN_UNAVAILABLE, and what `look` throws */
    requireRoot: (root: string, treeIndex: number): Promise<void> => roots.requireKnown(root, treeIndex, view.look),
    waiting(error: unknown, untilMs: number): void {
      show({ kind: 'waiting', code: toAppError(error).code, untilMs });
    },
    /** After a look: finds amounts of own claims that nobody remembers, by trying. Other work goes on meanwhile. */
    async openUnknown(): Promise<void> {
      const unknown = (own?.notes ?? []).filter(
        ({ origin, amountCents, note }) => origin === 'claim' && amountCents === null && !hopeless.has(String(note)),
      );
      if (unknown.length === 0 || opening) return;
      opening = true;
      try {
        const total = unknown.reduce((sum, { capCents }) => (sum + capCents) as EurCents, 0n as EurCents);
        let done = 0;
        for (const note of unknown) done = await openOne(note, done, Number(total));
      } finally {
        opening = false;
        scan = { kind: 'ready', atMs: clock.nowMs() };
      }
      await view.look();
    },
  };
  return view;
}
export type PoolView = ReturnType<typeof createPoolView>;
