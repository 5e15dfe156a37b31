import { afterAll, describe, expect, it, vi } from 'vitest';
import { type CardData, memoryCardStore, zCardData } from '@/lib/shared/card/card-data';
import { stopProver } from '@/lib/shared/card/groth16';
import { advanceReference } from '@/lib/shared/card/identity';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import {
  anna,
  browser,
  confirmation,
  confirmed,
  ONE_CLICK,
  type Portal,
  portalOf,
  statement,
} from './support/advance-run';
import { AMOUNT_2026, contestJson, otherDoctor } from './support/health';

afterAll(() => stopProver());

const BEFORE = ['confirm-needed', 'proving', 'sending', 'sent', 'accepted', 'triggered', 'arrived'];
const { asbestosis } = DIAGNOSES;

/** Both statements, one click, paid. */
async function paid(portal: Portal) {
  confirmed(portal);
  const card = browser(portal);
  await card.until(() => card.phase() === 'confirm-needed');
  await card.agent.confirmAdvance(String(AMOUNT_2026));
  await card.until(() => card.phase() === 'arrived');
  return card;
}

describe('from the doctor’s statement to the money', { timeout: 90_000 }, () => {
  it('K-01 a statement is read within one round: the card says by itself that the scheme may apply', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement());
    const card = browser(portal);
    await card.until(() => card.kinds().includes('scheme-may-apply'));
    expect(card.kinds().sort()).toEqual(['medical-received', 'scheme-may-apply']);
    expect(card.asbestos()).toMatchObject({ outcome: { kind: 'may-apply', amountCents: AMOUNT_2026 }, record: null });
    expect(card.asbestos().policy).toMatchObject({ policyId: 1, mark: 'U' });
    expect(card.asbestos().medical?.medical?.diagnosedOn).toBe(20260914);
    expect(card.tasks()).toMatchObject({ received: 'done', 'panel-asked': 'ready', confirmed: 'cannot-start' });
    await card.stop();
  });

  it('K-02 the panel is shown the statement as it came, and only after the citizen asked', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement());
    const card = browser(portal);
    await card.until(() => card.asbestos().medical !== null);
    expect(portal.health.shown).toEqual([]);
    await card.agent.askPanel(true);
    expect(portal.health.shown).toEqual([statement()]);
    expect(card.asbestos().requests).toMatchObject([{ id: 'request-1', status: 'waiting' }]);
    expect(card.tasks()).toMatchObject({ 'panel-asked': 'done', confirmed: 'waiting' });
    expect(card.asbestos().medical?.shared).toMatchObject([{ with: 'panel', what: 'statement' }]);
    await card.agent.withdrawPanelRequest('request-1');
    expect(card.tasks()).toMatchObject({ 'panel-asked': 'ready' });
    await card.stop();
  });

  it('K-03 confirmed: one click, and the exact amount arrives, with real proofs', async () => {
    const portal = portalOf();
    confirmed(portal);
    // A standing mandate is for months: the lump sum takes a click all the same.
    const card = browser(portal, { ...ONE_CLICK, mode: 'automatic' });
    await card.until(() => card.phase() === 'confirm-needed');
    expect(card.tasks()).toMatchObject({ confirmed: 'done', checked: 'ready', applied: 'cannot-start' });
    expect(portal.health.applications).toEqual([]);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'arrived');
    const { record } = card.asbestos();
    expect(record).toMatchObject({ amountCents: '2567900', reference: advanceReference(anna.secret) });
    expect(record?.timeline.map(({ phase }) => phase)).toEqual(['statement-received', ...BEFORE]);
    expect(portal.health.applications).toHaveLength(1);
    expect(Object.values(card.tasks()).every((state) => state === 'done')).toBe(true);
    const made = ['medical-received', 'panel-confirmed', 'apply-now', 'advance-on-its-way', 'advance-arrived'];
    expect(card.kinds()).toEqual(expect.arrayContaining(made));
    await card.stop();
  });

  it('K-04 no request of the claim path names the holder, the diagnosis, a doctor’s name or the reference', async () => {
    const portal = portalOf();
    const card = await paid(portal);
    const own = ['/api/mailbox', '/api/panel', '/api/contests'];
    const path = JSON.stringify(
      portal.requests.filter((request) => !own.some((name) => request.path.startsWith(name))),
    );
    const reference = card.asbestos().record?.reference ?? '';
    expect(reference).toHaveLength(10);
    for (const secret of [String(anna.holder), String(anna.secret), '20260914', 'diagnosis', 'lung', reference]) {
      expect(path).not.toContain(secret);
    }
    await card.stop();
  });

  it('K-05 a second statement, of another doctor, after the payment makes no new application', async () => {
    const portal = portalOf();
    const card = await paid(portal);
    portal.deliver('medical', statement({ by: otherDoctor, number: 2n, code: asbestosis.code }));
    portal.deliver('panel', confirmation({ code: asbestosis.code, number: 2n }));
    await card.until(() => card.agent.snapshot().credentials.length === 4);
    expect(card.phase()).toBe('arrived');
    expect(card.kinds()).not.toContain('scheme-may-apply');
    await expect(card.agent.confirmAdvance(String(AMOUNT_2026))).rejects.toMatchObject({ code: 'NO_RIGHT' });
    expect(portal.health.applications).toHaveLength(1);
    await card.stop();
  });

  it('K-06 a card without a statement fetches the doctors and asks the chain as one that applies does', async () => {
    const [idle, applying] = [portalOf(), portalOf()];
    confirmed(applying);
    for (const portal of [idle, applying]) {
      const { work } = portal.ports();
      const load = vi.fn(async () => undefined);
      const card = browser(portal, ONE_CLICK, { work: { ...work, load } });
      const asked = () => portal.requests.filter(({ path }) => path.endsWith('/doctors')).length;
      await vi.waitFor(() => expect(asked()).toBe(1), { timeout: 10_000 });
      expect(portal.health.chainQuestions).toEqual([[1]]);
      // The circuit's files come from this origin's own cache, and are fetched when a statement came in alone.
      if (portal === applying) await vi.waitFor(() => expect(load).toHaveBeenCalledExactlyOnceWith('advance'));
      else expect(load).not.toHaveBeenCalled();
      await card.stop();
    }
  });
});

describe('a closed tab, and another browser', { timeout: 90_000 }, () => {
  it('K-20 resumes at every phase, and the application is made once', async () => {
    const portal = portalOf();
    confirmed(portal);
    const saved = new Map<string, CardData>();
    const store = memoryCardStore(ONE_CLICK);
    const recording = {
      load: store.load,
      update: async (change: (data: CardData) => CardData) => {
        const data = await store.update(change);
        const phase = data.advance?.state.phase;
        if (phase !== undefined && !saved.has(phase)) saved.set(phase, data);
        return data;
      },
    };
    const card = browser(portal, ONE_CLICK, { store: recording });
    await card.until(() => card.phase() === 'confirm-needed');
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
    expect([...saved.keys()]).toEqual(['statement-received', ...BEFORE]);
    for (const [phase, data] of saved) {
      const resumed = browser(portal, data);
      await resumed.until(() => resumed.phase() === 'arrived');
      expect([phase, resumed.asbestos().record?.amountCents]).toEqual([phase, '2567900']);
      await resumed.stop();
    }
    expect(portal.health.applications).toHaveLength(1);
  });

  it('S-26 two browsers at once end at the same note, and the application is made once', async () => {
    const portal = portalOf();
    confirmed(portal);
    portal.state.notesVisible = false;
    const cards = [browser(portal), browser(portal)];
    for (const card of cards) await card.until(() => card.phase() === 'confirm-needed');
    await Promise.all(cards.map(({ agent }) => agent.confirmAdvance(String(AMOUNT_2026))));
    for (const card of cards) await card.until(() => card.phase() === 'accepted');
    portal.state.notesVisible = true;
    for (const card of cards) await card.until(() => card.phase() === 'arrived');
    expect(portal.health.applications).toHaveLength(1);
    const references = cards.map((card) => card.asbestos().record?.reference);
    expect(references[0]).toBe(references[1]);
    for (const card of cards) await card.stop();
  });

  it('K-21 a new browser finds the lump sum on the chain, even if no statement counts any more', async () => {
    const portal = portalOf();
    const first = await paid(portal);
    await first.stop();
    const credentialId = statement().id;
    portal.deliver('answer', contestJson(anna.holder, { credentialId, outcome: 'withdrawn', reason: null }));
    const restored = browser(portal);
    await restored.until(() => restored.phase() === 'arrived');
    expect(restored.asbestos().record?.amountCents).toBe('2567900');
    expect(restored.asbestos().outcome.kind).toBe('none');
    expect(restored.tasks()).toMatchObject({ received: 'done', paid: 'done' });
    expect(portal.health.applications).toHaveLength(1);
    await restored.stop();
  });

  it('K-22 a card that was kept before there was the lump sum opens as it is', () => {
    const { advance: _, ...old } = ONE_CLICK;
    const message = { id: 'm', kind: 'above-norm', atMs: 1, read: true, period: 202610, scheme: 'pw' };
    const messages = [{ ...message, issuerName: null, amountCents: null, code: null }];
    expect(zCardData.parse({ ...old, messages })).toMatchObject({
      advance: null,
      messages: [{ kind: 'above-norm', diagnosisCode: null, reason: null }],
    });
  });
});
