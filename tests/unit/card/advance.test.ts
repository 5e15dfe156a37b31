import { afterAll, describe, expect, it, vi } from 'vitest';
import { type CardData, memoryCardStore, zCardData } from '@/lib/shared/card/card-data';
import { stopProver } from '@/lib/shared/card/groth16';
import { advanceReference } from '@/lib/shared/card/identity';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import {
  anna,
  bram,
  browser,
  confirmation,
  confirmed,
  ONE_CLICK,
  type Portal,
  portalOf,
  statement,
} from './support/advance-run';
import { AMOUNT_2026, contestJson, otherDoctor, panel, refusalJson } from './support/health';

afterAll(() => stopProver());

const BEFORE = ['confirm-needed', 'proving', 'sending', 'sent', 'accepted', 'triggered', 'arrived'];
const { asbestosis, asbestosLungCancer } = DIAGNOSES;

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

describe('no right', { timeout: 60_000 }, () => {
  it('K-10 asbestos lung cancer is pointed to the other scheme', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement({ code: asbestosLungCancer.code }));
    const card = browser(portal);
    await card.until(() => card.kinds().includes('other-scheme'));
    expect(card.asbestos().outcome).toMatchObject({ kind: 'other-scheme', scheme: 'tsb' });
    expect(card.kinds()).not.toContain('scheme-may-apply');
    await expect(card.agent.confirmAdvance(String(AMOUNT_2026))).rejects.toMatchObject({ code: 'NO_RIGHT' });
    await card.stop();
  });

  it('K-11 a refusal of the panel is told with its reason; a person can look again, and a confirmation still counts', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement());
    const card = browser(portal);
    await card.until(() => card.asbestos().medical !== null);
    await card.agent.askPanel(true);
    portal.health.decide('refused');
    portal.deliver('answer', refusalJson(anna.holder));
    await card.until(() => card.kinds().includes('panel-refused'));
    const told = card.agent.snapshot().messages.find(({ kind }) => kind === 'panel-refused');
    expect(told).toMatchObject({ reason: 'more-examination', diagnosisCode: 1 });
    await card.until(() => card.asbestos().requests[0]?.status === 'refused');
    expect(card.asbestos().outcome).toMatchObject({ kind: 'refused', afterReview: false });
    expect(card.tasks()).toMatchObject({ confirmed: 'failed', checked: 'cannot-start' });
    await card.agent.askReview('request-1');
    expect(card.asbestos().outcome.kind).toBe('may-apply');
    expect(card.tasks()).toMatchObject({ confirmed: 'waiting' });
    portal.health.decide('confirmed');
    portal.deliver('panel', confirmation());
    await card.until(() => card.phase() === 'confirm-needed');
    await card.stop();
  });

  it('S-07 another person’s statement and confirmation are refused and never used', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement({ holder: bram.holder }));
    portal.deliver('panel', confirmation({ holder: bram.holder }));
    portal.deliver('answer', refusalJson(bram.holder));
    const card = browser(portal);
    await card.until(() => card.kinds().length === 3);
    expect(card.agent.snapshot().credentials.map(({ code }) => code)).toEqual(Array(3).fill('CREDENTIAL_OTHER_HOLDER'));
    expect(card.asbestos()).toMatchObject({ outcome: { kind: 'none' }, medical: null, record: null });
    expect(new Set(card.kinds())).toEqual(new Set(['statement-refused']));
    await card.stop();
  });

  it('K-12 a changed statement, a doctor who is not listed and a panel’s signature under a statement are refused', async () => {
    const portal = portalOf();
    const good = statement();
    portal.deliver('medical', { ...good, credentialSubject: { ...good.credentialSubject, diagnosedOn: 20250101 } });
    const stranger = { ...otherDoctor, signingKey: new Uint8Array(32).fill(7) };
    portal.deliver('medical', statement({ by: stranger, number: 3n }));
    const { issuer } = confirmation();
    portal.deliver('medical', { ...statement({ number: 4n }), issuer, proof: confirmation().proof });
    const card = browser(portal);
    await card.until(() => card.agent.snapshot().credentials.length === 3);
    expect(
      card.agent
        .snapshot()
        .credentials.map(({ code }) => code)
        .sort(),
    ).toEqual(['CREDENTIAL_SIGNATURE_INVALID', 'CREDENTIAL_SIGNATURE_INVALID', 'CREDENTIAL_UNLISTED_ISSUER']);
    expect(card.asbestos().outcome.kind).toBe('none');
    await card.stop();
  });

  it('K-13 a statement that its doctor takes back after it was contested counts no more', async () => {
    const portal = portalOf();
    confirmed(portal);
    const card = browser(portal);
    await card.until(() => card.phase() === 'confirm-needed');
    const credentialId = card.asbestos().medical?.credentialId ?? '';
    await card.agent.contest(credentialId, 'wrong-diagnosis');
    expect(card.agent.snapshot().contests).toMatchObject([{ credentialId, status: 'open' }]);
    portal.deliver('answer', contestJson(anna.holder, { credentialId, outcome: 'withdrawn', reason: null }));
    await card.until(() => card.kinds().includes('medical-withdrawn'));
    expect(card.asbestos()).toMatchObject({ outcome: { kind: 'none' }, record: null });
    expect(card.agent.snapshot().credentials.find((view) => view.credentialId === credentialId)?.status).toBe(
      'withdrawn',
    );
    await expect(card.agent.confirmAdvance(String(AMOUNT_2026))).rejects.toMatchObject({ code: 'NO_RIGHT' });
    await card.stop();
  });

  it('K-15 nobody but its own issuer takes a statement back, and an answer takes back no confirmation', async () => {
    const portal = portalOf();
    confirmed(portal);
    const card = browser(portal);
    await card.until(() => card.phase() === 'confirm-needed');
    const told = { outcome: 'withdrawn', reason: null } as const;
    const { id } = statement();
    portal.deliver('answer', contestJson(anna.holder, { ...told, credentialId: id }, otherDoctor));
    portal.deliver('answer', contestJson(anna.holder, { ...told, credentialId: confirmation().id }, panel));
    await card.until(() => card.agent.snapshot().credentials.length === 4);
    expect(card.agent.snapshot().credentials.map(({ status }) => status)).toEqual(Array(4).fill('valid'));
    expect(card.asbestos().outcome.kind).toBe('right');
    expect(card.phase()).toBe('confirm-needed');
    await card.stop();
  });

  it('K-16 after the panel’s last word a new statement may be shown, and is told', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement());
    const card = browser(portal);
    const told = () => card.kinds().filter((kind) => kind === 'scheme-may-apply').length;
    await card.until(() => told() === 1);
    portal.deliver('answer', refusalJson(anna.holder, { afterReview: true }));
    await card.until(() => card.asbestos().outcome.kind === 'refused');
    expect(card.tasks()).toMatchObject({ confirmed: 'failed' });
    portal.deliver('medical', statement({ number: 2n, on: 20261001 }));
    await card.until(() => card.asbestos().outcome.kind === 'may-apply');
    expect(card.tasks()).toMatchObject({ 'panel-asked': 'ready' });
    await card.until(() => told() === 2);
    await card.agent.askPanel(true);
    expect(portal.health.shown).toEqual([statement({ number: 2n, on: 20261001 })]);
    await card.stop();
  });

  it('K-17 a refusal whose request was taken back during the review leaves the way open', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement());
    const card = browser(portal);
    await card.until(() => card.asbestos().medical !== null);
    await card.agent.askPanel(true);
    portal.health.decide('refused');
    portal.deliver('answer', refusalJson(anna.holder));
    await card.until(() => card.asbestos().requests[0]?.status === 'refused');
    await card.agent.askReview('request-1');
    await card.agent.withdrawPanelRequest('request-1');
    expect(card.asbestos().outcome.kind).toBe('may-apply');
    expect(card.tasks()).toMatchObject({ 'panel-asked': 'ready' });
    // It was shown, whatever became of it.
    expect(card.asbestos().medical?.shared).toMatchObject([{ with: 'panel', what: 'statement' }]);
    await card.stop();
  });

  it('K-18 a click for another amount than the one that is asked for applies for nothing', async () => {
    const portal = portalOf();
    confirmed(portal);
    const card = browser(portal);
    await card.until(() => card.phase() === 'confirm-needed');
    await expect(card.agent.confirmAdvance('2567800')).rejects.toMatchObject({ code: 'NO_RIGHT' });
    expect(card.asbestos().record?.confirmedAtMs).toBeNull();
    await card.stop();
  });

  it('K-14 a contested statement that stands counts on', async () => {
    const portal = portalOf();
    confirmed(portal);
    const card = browser(portal);
    await card.until(() => card.phase() === 'confirm-needed');
    const credentialId = card.asbestos().medical?.credentialId ?? '';
    portal.deliver('answer', contestJson(anna.holder, { credentialId, outcome: 'stands', reason: 'checked-correct' }));
    await card.until(() => card.kinds().includes('contest-answered'));
    expect(card.asbestos().outcome.kind).toBe('right');
    expect(card.phase()).toBe('confirm-needed');
    await card.stop();
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
