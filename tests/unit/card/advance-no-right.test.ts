import { afterAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { anna, bram, browser, confirmation, confirmed, portalOf, statement } from './support/advance-run';
import { AMOUNT_2026, contestJson, otherDoctor, panel, refusalJson } from './support/health';

afterAll(() => stopProver());

const { asbestosLungCancer } = DIAGNOSES;

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
