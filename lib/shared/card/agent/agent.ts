import { AppError, toAppError } from '../../errors/app-error';
import type { PublicConfig } from '../../schemas/public-api';
import { type CardData, type CardMode, EMPTY_CARD, type StoredItem } from '../card-data';
import type { PublishedPolicy } from '../claim';
import { advance, type ClaimRecord, isFinal } from '../claim-progress';
import { type Knowledge, readCard } from '../knowledge';
import { createMoneyAgent, type MoneyAgent } from '../money/agent';
import { addReadingMessages, planClaims } from '../plan-claims';
import type { CardConnection, CardSnapshot } from '../views';
import { createBell } from './bell';
import { withClaimMessage } from './claim-messages';
import { claimStep, PASSING, type Step } from './claim-steps';
import { addItems, openItem, reportCollected } from './collect';
import { createNotes } from './notes';
import { createPolicyCheck } from './policy-check';
import { type AgentPace, type AgentPorts, backOffMs, type CardIdentity, paceFor } from './ports';
import { createRegisters } from './registers';

const MAILBOX_WAIT_SEC = 25;
/** After so many faults that nobody foresaw, the claim stops with UNEXPECTED and the citizen may try again. */
const MAX_UNFORESEEN = 6;

export type CardAgent = {
  snapshot(): CardSnapshot;
  /** @returns how to stop listening */
  subscribe(listener: () => void): () => void;
  /** Reads the store again, after another tab changed it. */
  follow(): Promise<void>;
  /** Collects, evaluates, claims and follows until aborted. Only one at a time per card. */
  run(signal: AbortSignal): Promise<void>;
  setMode(mode: CardMode): Promise<void>;
  setConsent(given: boolean): Promise<void>;
  /** One click. @throws NO_RIGHT when there is nothing to claim in the month */
  confirmClaim(period: number): Promise<void>;
  /** Takes up a claim that failed. @throws NOT_FOUND */
  retryClaim(period: number): Promise<void>;
  markRead(ids: readonly string[]): Promise<void>;
  /** The money in the pool, which goes on in run() too. */
  readonly money: MoneyAgent;
};

/** The card at work: polls the mailbox, checks, evaluates, proves, sends, and follows each claim to its note. */
export function createCardAgent(
  identity: CardIdentity,
  config: PublicConfig,
  ports: AgentPorts,
  pace: AgentPace = paceFor(config),
): CardAgent {
  const { clock, store, random } = ports;
  const bell = createBell(clock);
  const registers = createRegisters(ports);
  const policyCheck = createPolicyCheck(ports);
  const notes = createNotes(identity, ports, config.contracts.payoutPoolStartBlock);
  const listeners = new Set<() => void>();
  const driving = new Set<number>();
  let policies: readonly PublishedPolicy[] | null = null;
  let connection: CardConnection = { kind: 'idle' };
  let data: CardData = EMPTY_CARD;
  let active: AbortSignal | null = null;
  const money = createMoneyAgent(identity, config, ports, pace, {
    money: () => data.money,
    claims: () => data.claims,
    update: (change) => update((latest) => ({ ...latest, money: change(latest.money) })),
    publish,
  });
  let knowledge: Knowledge = understand(data);
  let snapshot: CardSnapshot = show();

  function understand(of: CardData): Knowledge {
    const { issuers } = config;
    return readCard(of, { holder: identity.holder, issuers, policies: policies ?? [], nowMs: clock.nowMs() });
  }

  function show(): CardSnapshot {
    const { credentials, months, oldWay } = knowledge;
    const { mode, modeChosen, consentGiven, claims } = data;
    const messages = [...data.messages].sort((a, b) => b.atMs - a.atMs);
    const own = { mode, modeChosen, consentGiven, credentials, months, oldWay, claims, messages };
    return { ...own, connection, money: money.snapshot() };
  }

  function publish(): void {
    snapshot = show();
    for (const listener of listeners) listener();
  }

  function take(next: CardData): void {
    data = next;
    knowledge = understand(next);
    publish();
  }

  async function update(change: (data: CardData) => CardData): Promise<void> {
    take(await store.update(change));
  }

  function connect(next: CardConnection): void {
    if (next.kind === connection.kind && next.kind === 'online') return;
    connection = next;
    publish();
  }

  /** Brings claims and messages up to date with what the card knows, and sets the drivers to work. */
  async function reconcile(signal: AbortSignal): Promise<void> {
    if (policies === null) return;
    await update((latest) => {
      const known = understand(latest);
      const nowMs = clock.nowMs();
      return planClaims(addReadingMessages(latest, known, nowMs), known, nowMs);
    });
    notes.watch([...new Set([...data.claims.map((c) => c.period), ...knowledge.months.map((m) => m.period)])]);
    for (const claim of data.claims) {
      if (isFinal(claim.state) || driving.has(claim.period)) continue;
      driving.add(claim.period);
      void drive(claim.period, signal)
        .catch(() => undefined)
        .finally(() => driving.delete(claim.period));
    }
  }

  const changeClaim = (period: number, change: (record: ClaimRecord) => ClaimRecord): Promise<void> =>
    update((latest) => ({
      ...latest,
      claims: latest.claims.map((record) => (record.period === period ? change(record) : record)),
    }));

  async function record(period: number, { state, amountCents }: Step): Promise<void> {
    const atMs = clock.nowMs();
    await update((latest) => {
      const claims = latest.claims.map((claim) =>
        claim.period === period
          ? { ...advance(claim, state, atMs), amountCents: amountCents ?? claim.amountCents }
          : claim,
      );
      const claim = claims.find((c) => c.period === period);
      return claim === undefined ? latest : withClaimMessage({ ...latest, claims }, claim, atMs);
    });
    if (state.phase === 'arrived') money.changed();
  }

  async function trouble(period: number, error: unknown, attempt: number, signal: AbortSignal): Promise<void> {
    const { code } = toAppError(error);
    if (code === 'REGISTER_BUCKET_INVALID' || code === 'REGISTER_ROOT_STALE') registers.forget();
    if (!PASSING.has(code) || (code === 'UNEXPECTED' && attempt >= MAX_UNFORESEEN)) {
      const during = data.claims.find((claim) => claim.period === period)?.state.phase ?? 'statement-received';
      await record(period, { state: { phase: 'failed', code, during }, waitMs: 0 });
      return;
    }
    const waitMs = backOffMs(attempt, pace, random);
    await changeClaim(period, (claim) => ({ ...claim, retry: { code, atMs: clock.nowMs() + waitMs, attempt } }));
    await clock.sleep(waitMs, signal);
    await changeClaim(period, (claim) => ({ ...claim, retry: null }));
  }

  /** Takes one claim from where it is to its end, through any number of passing troubles. */
  async function drive(period: number, signal: AbortSignal): Promise<void> {
    let troubles = 0;
    let proofs = 0;
    while (!signal.aborted) {
      const claim = data.claims.find((candidate) => candidate.period === period);
      if (claim === undefined || isFinal(claim.state)) return;
      try {
        const world = { identity, ports, config, pace, registers, policyCheck, notes };
        const step = await claimStep(claim, { ...world, policies: policies ?? [], data, knowledge, signal });
        if (step.state !== claim.state) {
          await record(period, step);
          troubles = 0;
          // A refused root or deadline leads back to proving: at once the first time, then ever later.
          if (step.state.phase === 'proving' && proofs > 0) {
            await clock.sleep(proofs === 1 ? 0 : backOffMs(proofs, pace, random), signal);
          }
          if (step.state.phase === 'sending') proofs += 1;
        }
        if (step.waitMs > 0) await bell.sleep(step.waitMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        await trouble(period, error, troubles, signal);
        troubles += 1;
      }
    }
  }

  /** Runs a round again and again; a failure is shown and waited out. */
  async function repeat(round: () => Promise<number>, signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      try {
        const waitMs = await round();
        attempt = 0;
        if (waitMs > 0) await clock.sleep(waitMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        const waitMs = backOffMs(attempt, pace, random);
        attempt += 1;
        connect({ kind: 'waiting', code: toAppError(error).code, untilMs: clock.nowMs() + waitMs });
        await clock.sleep(waitMs, signal).catch(() => undefined);
      }
    }
  }

  async function mailboxRound(signal: AbortSignal): Promise<number> {
    const startMs = clock.nowMs();
    const box = await ports.citizen.mailbox(data.mailboxCursor, MAILBOX_WAIT_SEC, signal);
    connect({ kind: 'online' });
    const known = new Set(data.items.map(({ id }) => id));
    const fresh: StoredItem[] = [];
    for (const item of box.items) if (!known.has(item.id)) fresh.push(await openItem(item, identity, ports));
    if (fresh.length > 0 || box.cursor !== data.mailboxCursor) {
      await update((latest) => addItems(latest, fresh, box.cursor));
      await reconcile(signal);
    }
    const collected = await reportCollected(data, ports);
    if (collected !== null) take(collected);
    // A mailbox that answers at once although it is empty must not be asked without end.
    return box.items.length === 0 && clock.nowMs() - startMs < 1000 ? 1000 : 0;
  }

  async function publicRound(signal: AbortSignal): Promise<number> {
    policies = await ports.open.policies();
    // A chain that does not answer stops claims alone, which say so themselves.
    void policyCheck.ask(policies).catch(() => undefined);
    await reconcile(signal);
    bell.ring();
    await registers.refresh(knowledge.entitlements);
    await notes.refresh();
    return pace.registerPollMs + backOffMs(0, pace, random);
  }

  /** Something that a waiting claim may depend on has changed. */
  async function changed(): Promise<void> {
    if (active !== null) await reconcile(active);
    bell.ring();
  }

  return {
    money,
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async follow() {
      take(await store.load());
      if (policies === null) {
        policies = await ports.open.policies();
        take(data);
      }
      await changed();
      money.changed();
      // A tab that only follows looks for itself.
      if (active === null) void money.look().catch(() => undefined);
    },
    async run(signal) {
      take(await store.load());
      active = signal;
      const rounds = [repeat(() => mailboxRound(signal), signal), repeat(() => publicRound(signal), signal)];
      await Promise.all([...rounds, money.run(signal)]);
      active = null;
    },
    async setMode(mode) {
      await update((latest) => ({ ...latest, mode, modeChosen: true }));
      await changed();
    },
    async setConsent(given) {
      await update((latest) => ({ ...latest, consentGiven: given }));
      await changed();
    },
    async confirmClaim(period) {
      if (!data.claims.some((claim) => claim.period === period)) throw new AppError('NO_RIGHT');
      await changeClaim(period, (claim) => ({ ...claim, confirmedAtMs: clock.nowMs() }));
      await changed();
    },
    async retryClaim(period) {
      const failed = data.claims.find((claim) => claim.period === period && claim.state.phase === 'failed');
      if (failed === undefined) throw new AppError('NOT_FOUND');
      const atMs = clock.nowMs();
      await changeClaim(period, (claim) => ({
        ...advance(claim, { phase: 'statement-received' }, atMs),
        confirmedAtMs: atMs,
      }));
      await changed();
    },
    markRead: (ids) =>
      update((latest) => ({
        ...latest,
        messages: latest.messages.map((m) => (ids.includes(m.id) ? { ...m, read: true } : m)),
      })),
  };
}
