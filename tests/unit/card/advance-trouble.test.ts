import { afterAll, describe, expect, it, vi } from 'vitest';
import { prepareAdvance, toAdvanceRequest } from '@/lib/shared/card/advance-claim';
import { ADVANCE_DELAY_MAX_SEC } from '@/lib/shared/card/agent/advance-course';
import { stopProver } from '@/lib/shared/card/groth16';
import type { CardWork } from '@/lib/shared/card/work';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import {
  browser,
  confirmation,
  confirmed,
  formerPanel,
  ONE_CLICK,
  type Portal,
  portalOf,
  statement,
} from './support/advance-run';
import { AMOUNT_2026, advanceJson, doctorLeaf, lungDoctor, otherDoctor } from './support/health';
import { NOW_MS } from './support/world';

afterAll(() => stopProver());

const RELAY = '/api/relay/advances';
const sent = (portal: Portal) => portal.requests.filter(({ path }) => path === RELAY).length;

/** A card that was asked to apply, with the click or before it. */
async function asked(portal: Portal, over: Parameters<typeof browser>[2] = {}, data = ONE_CLICK) {
  confirmed(portal);
  const card = browser(portal, data, over);
  await card.until(() => card.phase() === 'confirm-needed');
  return card;
}

describe('what is shown is what is paid', { timeout: 60_000 }, () => {
  it('K-30 an amount that changes while the card shows another is asked about again', async () => {
    const portal = portalOf();
    const card = await asked(portal);
    expect(card.asbestos().record?.amountCents).toBe('2567900');
    // Meanwhile another policy came into force.
    const { work } = portal.ports();
    portal.health.state.advances = [
      advanceJson(1, AMOUNT_2026, NOW_MS / 1000 - 1, NOW_MS / 1000),
      advanceJson(2, 2_600_000n, NOW_MS / 1000),
    ];
    await card.stop();
    const proveAdvance = vi.fn(work.proveAdvance);
    const again = browser(portal, await card.store.load(), { store: card.store, work: { ...work, proveAdvance } });
    await again.until(() => again.asbestos().record?.amountCents === '2600000');
    expect(again.phase()).toBe('confirm-needed');
    expect(proveAdvance).not.toHaveBeenCalled();
    expect(again.kinds().filter((kind) => kind === 'apply-now')).toHaveLength(2);
    await again.agent.confirmAdvance('2600000');
    await again.until(() => again.phase() === 'arrived');
    expect(portal.health.applications.map(({ policyId }) => policyId)).toEqual([2]);
    expect(again.asbestos().record?.amountCents).toBe('2600000');
    await again.stop();
  });

  it('K-31 a policy that starts between the click and the proof takes the click back', async () => {
    const portal = portalOf();
    // In force in five minutes of the card's quick clock: the card knows it, and shows the old amount until then.
    const startsAtSec = NOW_MS / 1000 + 300;
    portal.health.state.advances = [
      advanceJson(1, AMOUNT_2026, NOW_MS / 1000 - 1000, startsAtSec),
      advanceJson(2, 2_600_000n, startsAtSec),
    ];
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { advanceChain } = portal.ports();
    const policies: typeof advanceChain.policies = (ids) => opened.then(() => advanceChain.policies(ids));
    const slow = { ...advanceChain, policies };
    let nowMs = NOW_MS;
    const clock = { ...portal.ports().clock, nowMs: () => nowMs };
    const proveAdvance = vi.fn(portal.ports().work.proveAdvance);
    const card = await asked(portal, { advanceChain: slow, clock, work: { ...portal.ports().work, proveAdvance } });
    nowMs = (startsAtSec + 1) * 1000;
    open();
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.asbestos().record?.amountCents === '2600000');
    await card.until(() => card.phase() === 'confirm-needed');
    expect(card.asbestos().record?.confirmedAtMs).toBeNull();
    expect(proveAdvance).not.toHaveBeenCalled();
    expect(sent(portal)).toBe(0);
    await card.stop();
  });
});

describe('doctors and policies', { timeout: 60_000 }, () => {
  it('K-32 while the doctor does not stand in the register the application waits for its next root', async () => {
    const portal = portalOf();
    portal.health.state.doctors = [doctorLeaf(otherDoctor)];
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'waiting');
    const state = card.asbestos().record?.state;
    expect(state?.phase === 'waiting' && state.reason).toBe('register');
    const lists = () => portal.requests.filter(({ path }) => path.endsWith('/doctors')).length;
    const roots = () => portal.requests.filter(({ path }) => path === '/api/registers').length;
    const before = roots();
    // It looks for a new root, and does not fetch the list of the old one again.
    await vi.waitFor(() => expect(roots()).toBeGreaterThan(before + 1), { timeout: 10_000 });
    expect(lists()).toBe(1);
    portal.health.state.doctors = [doctorLeaf(otherDoctor), doctorLeaf(lungDoctor)];
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
  });

  it('K-33 a doctor who was struck off after the diagnosis stated it all the same', async () => {
    const portal = portalOf();
    portal.health.state.doctors = [doctorLeaf(lungDoctor, { validUntil: 20260930 })];
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
  });

  it.each([
    ['was struck off before the diagnosis', { validUntil: 20260913 }],
    ['has another specialism', { specialism: 2 }],
  ])('K-34 a doctor who %s might not state it', async (_name, change) => {
    const portal = portalOf();
    portal.health.state.doctors = [doctorLeaf(lungDoctor, change)];
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'failed');
    expect(card.asbestos().record?.state).toMatchObject({ code: 'DOCTOR_NOT_REGISTERED', during: 'proving' });
    expect(card.tasks()).toMatchObject({ checked: 'done', applied: 'failed', decided: 'cannot-start' });
    await card.stop();
  });

  it('K-35 a policy that stands otherwise on the health chain is refused before anything is proved', async () => {
    const portal = portalOf();
    portal.health.state.chainHash = 4711n;
    const proveAdvance = vi.fn(portal.ports().work.proveAdvance);
    const card = await asked(portal, { work: { ...portal.ports().work, proveAdvance } });
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'failed');
    expect(card.asbestos().record?.state).toMatchObject({ code: 'POLICY_UNKNOWN', during: 'proving' });
    expect(proveAdvance).not.toHaveBeenCalled();
    expect(sent(portal)).toBe(0);
    await card.stop();
  });

  it('K-36 while the health chain does not answer the application waits, and goes on by itself', async () => {
    const portal = portalOf();
    portal.health.state.chainAnswers = false;
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.asbestos().record?.retry?.code === 'CHAIN_UNAVAILABLE');
    portal.health.state.chainAnswers = true;
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
  });

  it('K-37 a list of doctors that is not the root’s is not proved with', async () => {
    const portal = portalOf();
    const { open, work } = portal.ports();
    // Past the proofs that the tests share: this one is prepared anew each time.
    const proveAdvance: CardWork['proveAdvance'] = async (advance, signal) => {
      prepareAdvance(advance);
      return work.proveAdvance(advance, signal);
    };
    let isForged = true;
    const doctors: typeof open.doctors = async (root) =>
      isForged ? [doctorLeaf(lungDoctor, { validUntil: 20991230 })] : open.doctors(root);
    const card = await asked(portal, { open: { ...open, doctors }, work: { ...work, proveAdvance } });
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.asbestos().record?.retry?.code === 'REGISTER_BUCKET_INVALID');
    isForged = false;
    await card.until(() => card.phase() === 'arrived');
    expect(sent(portal)).toBe(1);
    await card.stop();
  });
});

describe('trouble and second thoughts', { timeout: 60_000 }, () => {
  it('K-40 consent that is withdrawn before it is sent stops it, and the click does not come back with consent', async () => {
    const portal = portalOf();
    portal.faults.set(RELAY, Array<ErrorCode>(3).fill('RELAY_UNAVAILABLE'));
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.asbestos().record?.retry?.code === 'RELAY_UNAVAILABLE');
    await card.agent.setConsent(false);
    await card.until(() => card.phase() === 'confirm-needed');
    expect(portal.health.applications).toEqual([]);
    await card.agent.setConsent(true);
    expect(card.asbestos().record).toMatchObject({ confirmedAtMs: null, state: { phase: 'confirm-needed' } });
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
  });

  it.each([{ mode: 'off' }, { consentGiven: false }] as const)(
    'K-41 with %o a click starts nothing',
    async (change) => {
      const portal = portalOf();
      const card = await asked(portal, {}, { ...ONE_CLICK, ...change });
      await card.agent.confirmAdvance(String(AMOUNT_2026));
      await card.until(() => card.asbestos().record?.confirmedAtMs === null);
      expect(card.phase()).toBe('confirm-needed');
      expect(sent(portal)).toBe(0);
      await card.stop();
    },
  );

  it('K-42 outside the demo it waits a random time of at most a week', async () => {
    const portal = portalOf(72 * 3600);
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'waiting');
    const state = card.asbestos().record?.state;
    if (state?.phase !== 'waiting') throw new Error('not waiting');
    expect(state.reason).toBe('delay');
    expect(ADVANCE_DELAY_MAX_SEC).toBe(7 * 24 * 3600);
    expect(state.untilMs).toBeGreaterThan(NOW_MS);
    expect(state.untilMs).toBeLessThan(NOW_MS + (ADVANCE_DELAY_MAX_SEC + 3600) * 1000);
    expect(card.tasks()).toMatchObject({ checked: 'done', applied: 'waiting' });
    await card.stop();
  });

  it.each([
    [RELAY, 'RELAY_UNAVAILABLE'],
    [RELAY, 'REGISTER_ROOT_STALE'],
    [RELAY, 'CLAIM_DEADLINE_PASSED'],
    ['/api/relay/jobs/advance-1', 'DATABASE_UNAVAILABLE'],
    ['/api/panel/requests', 'PORTAL_UNAVAILABLE'],
  ] as const)('K-43 %s answers %s twice: the application goes on by itself', async (path, code) => {
    const portal = portalOf();
    portal.faults.set(path, [code, code]);
    const card = await asked(portal);
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'arrived');
    expect(portal.health.applications).toHaveLength(1);
    await card.stop();
  });

  it('K-44 a refusal is final, is told, and can be tried again by hand', async () => {
    const portal = portalOf();
    portal.faults.set(RELAY, ['CLAIM_REFUSED']);
    const card = await asked(portal);
    await expect(card.agent.retryAdvance()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'failed');
    expect(card.kinds()).toContain('advance-failed');
    await card.agent.retryAdvance();
    await card.until(() => card.phase() === 'arrived');
    await card.stop();
  });

  it('K-45 a proof of anything but the prepared application is not sent', async () => {
    const portal = portalOf();
    const { work } = portal.ports();
    const proveAdvance: CardWork['proveAdvance'] = async (advance) => {
      const prepared = prepareAdvance(advance);
      const publicSignals = prepared.expected.map((signal, i) => String(i === 1 ? signal + 1n : signal));
      const timings = { prepareMs: 0, artifactsMs: 0, proveMs: 0 };
      return { request: toAdvanceRequest(prepared, { proof: Array(8).fill('1'), publicSignals }), timings };
    };
    const card = await asked(portal, { work: { ...work, proveAdvance } });
    await card.agent.confirmAdvance(String(AMOUNT_2026));
    await card.until(() => card.phase() === 'failed');
    expect(card.asbestos().record?.state).toMatchObject({ code: 'PROVING_FAILED' });
    expect(sent(portal)).toBe(0);
    await card.stop();
  });

  it('K-46 a confirmation that is older than the statement, or by another panel’s key, confirms nothing', async () => {
    const portal = portalOf();
    portal.deliver('medical', statement());
    portal.deliver('panel', confirmation({ on: 20260913 }));
    portal.deliver('panel', confirmation({ number: 2n, by: formerPanel }));
    const card = browser(portal);
    await card.until(() => card.kinds().filter((kind) => kind === 'panel-confirmed').length === 2);
    expect(card.asbestos()).toMatchObject({ outcome: { kind: 'may-apply' }, confirmation: null, record: null });
    await card.stop();
  });
});
