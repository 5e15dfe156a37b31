import { AppError } from '../../errors/app-error';
import { LUMP_SUM_PERIOD } from '../../protocol/advance-witness';
import type { PublishedAdvance } from '../../schemas/advance-api';
import type { PublicConfig } from '../../schemas/public-api';
import { type CardData, type CardMode, EMPTY_CARD, type StoredItem } from '../card-data';
import type { PublishedPolicy } from '../claim';
import { advanceReference } from '../identity';
import { type Knowledge, readCard } from '../knowledge';
import { asbestosView } from '../medical-knowledge';
import { createMoneyAgent, type MoneyAgent } from '../money/agent';
import { addAsbestosMessages, planAdvance } from '../plan-advance';
import { addReadingMessages, planClaims } from '../plan-claims';
import { addReviewMessages } from '../plan-reviews';
import type { CardConnection, CardSnapshot } from '../views';
import { ADVANCE_COURSE } from './advance-course';
import { type AsbestosActions, asbestosActions } from './asbestos-actions';
import { createBell } from './bell';
import type { StepContext } from './claim-course';
import { addItems, openItem, reportCollected } from './collect';
import { createClaimDriver } from './driver';
import { createNotes } from './notes';
import { createAdvanceCheck, createPolicyCheck } from './policy-check';
import { type AgentPace, type AgentPorts, backOffMs, type CardIdentity, paceFor } from './ports';
import { createRegisters } from './registers';
import { repeat } from './repeat';
import { createRequests } from './requests';
import { type ReviewActions, reviewActions } from './review-actions';
import { supplementCourse } from './supplement-course';

const MAILBOX_WAIT_SEC = 25;

export type CardAgent = AsbestosActions &
  ReviewActions & {
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
  const advanceCheck = createAdvanceCheck(ports);
  const notes = createNotes(identity, ports, config.contracts.payoutPoolStartBlock);
  const listeners = new Set<() => void>();
  const requests = createRequests(ports, changed);
  let policies: readonly PublishedPolicy[] | null = null;
  let advances: readonly PublishedAdvance[] = [];
  let isProverWarm = false;
  let connection: CardConnection = { kind: 'idle' };
  let data: CardData = EMPTY_CARD;
  let active: AbortSignal | null = null;
  const money = createMoneyAgent(identity, config, ports, pace, {
    money: () => data.money,
    claims: () => data.claims,
    update: (change) => update((latest) => ({ ...latest, money: change(latest.money) })),
    publish,
  });
  const driver = createClaimDriver({
    ...{ clock, random, pace, bell, update },
    data: () => data,
    context: (signal): StepContext => ({
      ...{ identity, ports, config, pace, registers, policyCheck, advanceCheck, notes },
      ...{ policies: policies ?? [], advances, data, knowledge, signal },
    }),
    arrived: () => money.changed(),
  });
  let knowledge: Knowledge = understand(data);
  let snapshot: CardSnapshot = show();

  function understand(of: CardData): Knowledge {
    const { holder } = identity;
    const published = { issuers: config.issuers, policies: policies ?? [], advances, requests: requests.requests() };
    return readCard(of, { holder, ...published, nowMs: clock.nowMs() });
  }

  function show(): CardSnapshot {
    const { credentials, months, oldWay } = knowledge;
    const { mode, modeChosen, consentGiven, claims } = data;
    const messages = [...data.messages].sort((a, b) => b.atMs - a.atMs);
    const own = { mode, modeChosen, consentGiven, credentials, months, oldWay, claims, messages };
    const asbestos = asbestosView(knowledge.asbestos, requests.requests(), data.advance);
    const asked = { contests: requests.contests(), reviews: requests.reviews() };
    return { ...own, ...asked, connection, asbestos, money: money.snapshot() };
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

  /** Brings claims and messages up to date with what the card knows, and sets the driver to work. */
  async function reconcile(signal: AbortSignal): Promise<void> {
    if (policies === null) return;
    await update((latest) => {
      const known = understand(latest);
      const nowMs = clock.nowMs();
      const isOnChain = notes.noteOf(LUMP_SUM_PERIOD) !== null;
      const read = addReviewMessages(addReadingMessages(latest, known, nowMs), known.credentials);
      const told = addAsbestosMessages(read, known, nowMs);
      const reference = advanceReference(identity.secret);
      const facts = { nowMs, isOnChain, reference, isConfirmed: advanceCheck.holds };
      return planAdvance(planClaims(told, known, nowMs), known, facts);
    });
    notes.watch([...new Set([...data.claims.map((c) => c.period), ...knowledge.months.map((m) => m.period)])]);
    for (const { period } of data.claims) driver.start(supplementCourse(period), signal);
    driver.start(ADVANCE_COURSE, signal);
    // The circuit's files are fetched by cards that may need them alone, long before they do.
    if (knowledge.medicals.length > 0 && !isProverWarm) {
      isProverWarm = true;
      void ports.work.load('advance').catch(() => undefined);
    }
  }

  async function mailboxRound(signal: AbortSignal): Promise<number> {
    const startMs = clock.nowMs();
    void requests.refresh();
    const box = await ports.citizen.mailbox(data.mailboxCursor, MAILBOX_WAIT_SEC, signal);
    connect({ kind: 'online' });
    const known = new Set(data.items.map(({ id }) => id));
    const fresh: StoredItem[] = [];
    for (const item of box.items) if (!known.has(item.id)) fresh.push(await openItem(item, identity, ports));
    if (fresh.length > 0 || box.cursor !== data.mailboxCursor) {
      await update((latest) => addItems(latest, fresh, box.cursor));
      if (fresh.some(({ kind }) => kind === 'panel' || kind === 'answer')) requests.expire();
      await reconcile(signal);
    }
    const collected = await reportCollected(data, ports);
    if (collected !== null) take(collected);
    // A mailbox that answers at once although it is empty must not be asked without end.
    return box.items.length === 0 && clock.nowMs() - startMs < 1000 ? 1000 : 0;
  }

  async function readPolicies(): Promise<void> {
    const published = await ports.open.allPolicies();
    policies = published.policies;
    advances = published.advances;
  }

  async function publicRound(signal: AbortSignal): Promise<number> {
    await readPolicies();
    // A chain that does not answer stops claims alone, which say so themselves.
    void policyCheck.ask(policies ?? []).catch(() => undefined);
    void advanceCheck.ask(advances).catch(() => undefined);
    await reconcile(signal);
    bell.ring();
    // Another browser of the citizen's may have asked the panel.
    if (knowledge.medicals.length > 0) requests.expire();
    void requests.refresh();
    await registers.refresh(knowledge.entitlements);
    await notes.refresh();
    // What the chain has of a lump sum that this card knows nothing of.
    if (data.advance === null && notes.noteOf(LUMP_SUM_PERIOD) !== null) await reconcile(signal);
    return pace.registerPollMs + backOffMs(0, pace, random);
  }

  /** Something that a waiting claim may depend on has changed. */
  async function changed(): Promise<void> {
    if (active !== null) await reconcile(active);
    else take(data);
    bell.ring();
  }

  return {
    ...asbestosActions({ requests, driver, changed, data: () => data, knowledge: () => knowledge }),
    ...reviewActions({ identity, config, requests, data: () => data }),
    money,
    snapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async follow() {
      take(await store.load());
      if (policies === null) {
        await readPolicies();
        take(data);
      }
      await changed();
      void requests.refresh();
      money.changed();
      // A tab that only follows looks for itself.
      if (active === null) void money.look().catch(() => undefined);
    },
    async run(signal) {
      take(await store.load());
      active = signal;
      const rounds = [() => mailboxRound(signal), () => publicRound(signal)];
      const running = rounds.map((round) => repeat(round, ports, pace, connect, signal));
      await Promise.all([...running, money.run(signal)]);
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
      if (!(await driver.confirm(supplementCourse(period)))) throw new AppError('NO_RIGHT');
      await changed();
    },
    async retryClaim(period) {
      if (!(await driver.retry(supplementCourse(period)))) throw new AppError('NOT_FOUND');
      await changed();
    },
    markRead: (ids) =>
      update((latest) => ({
        ...latest,
        messages: latest.messages.map((m) => (ids.includes(m.id) ? { ...m, read: true } : m)),
      })),
  };
}
