import { describe, expect, it, vi } from 'vitest';
import type { AgentPorts } from '@/lib/shared/card/agent/ports';
import { browser, confirmed, ONE_CLICK, type Portal, portalOf } from './support/advance-run';
import { AMOUNT_2026, advanceJson } from './support/health';
import { NOW_MS } from './support/world';

const START_SEC = NOW_MS / 1000 - 1000;
const PUBLISHED = [advanceJson(1, AMOUNT_2026, START_SEC)];

/** A card that clicked and waits its random days, and `round`, which waits until it has read the policies anew. */
async function waiting(portal: Portal, over: Partial<AgentPorts> = {}) {
  portal.health.state.advances = PUBLISHED;
  confirmed(portal);
  const card = browser(portal, ONE_CLICK, over);
  await card.until(() => card.phase() === 'confirm-needed');
  await card.agent.confirmAdvance(String(AMOUNT_2026));
  await card.until(() => card.phase() === 'waiting');
  const rounds = () => portal.requests.filter(({ path }) => path === '/api/policies').length;
  const notes = () => portal.requests.filter(({ path }) => path.startsWith('/api/notes')).length;
  const round = async () => {
    const before = [rounds(), notes()] as const;
    await vi.waitFor(() => expect(rounds()).toBeGreaterThan(before[0]), { timeout: 10_000 });
    await vi.waitFor(() => expect(notes()).toBeGreaterThan(before[1]), { timeout: 10_000 });
  };
  const asked = () => card.agent.snapshot().messages.filter(({ kind }) => kind === 'apply-now');
  return { card, round, asked };
}

describe('a click that waits', { timeout: 60_000 }, () => {
  it('K-60 a list of policies that is empty for a moment loses no application', async () => {
    const portal = portalOf(72 * 3600);
    const { card, round } = await waiting(portal);
    const before = card.asbestos().record;
    portal.health.state.advances = [];
    await round();
    await round();
    portal.health.state.advances = PUBLISHED;
    await round();
    expect(card.asbestos().record).toEqual(before);
    expect(card.asbestos().record?.confirmedAtMs).not.toBeNull();
    await card.stop();
  });

  it.each([
    ['amount', advanceJson(1, 2_600_000n, START_SEC)],
    ['amount under the hash that stands there', { ...advanceJson(1, AMOUNT_2026, START_SEC), amountCents: '2600000' }],
    ['diagnosis', { ...advanceJson(1, AMOUNT_2026, START_SEC), codes: [77] }],
  ])('K-61 another %s that the chain has not confirmed takes no click back', async (_name, served) => {
    const portal = portalOf(72 * 3600);
    const { card, round } = await waiting(portal);
    const before = card.asbestos().record;
    portal.health.state.chainAdvances = PUBLISHED;
    portal.health.state.advances = [served as (typeof PUBLISHED)[number]];
    await round();
    await round();
    expect(card.asbestos().record).toEqual(before);
    portal.health.state.advances = PUBLISHED;
    await round();
    expect(card.asbestos().record).toEqual(before);
    await card.stop();
  });

  it('K-62 an amount that the chain has takes the click back, and the question is told', async () => {
    const portal = portalOf(72 * 3600);
    const { card, asked } = await waiting(portal);
    const endsAtSec = NOW_MS / 1000;
    portal.health.state.advances = [
      advanceJson(1, AMOUNT_2026, START_SEC, endsAtSec),
      advanceJson(2, 2_600_000n, endsAtSec),
    ];
    await card.until(() => card.phase() === 'confirm-needed');
    expect(card.asbestos().record).toMatchObject({ amountCents: '2600000', confirmedAtMs: null });
    expect(
      asked()
        .map(({ amountCents }) => amountCents)
        .sort(),
    ).toEqual(['2567900', '2600000']);
    await card.stop();
  });

  it('K-63 a click that is lost is asked for again, by a new message in the place of the old one', async () => {
    const portal = portalOf(72 * 3600);
    const { card, asked } = await waiting(portal);
    const [first] = asked();
    await card.agent.markRead([first?.id ?? '']);
    await card.agent.setConsent(false);
    await card.until(() => card.phase() === 'confirm-needed');
    expect(asked()).toMatchObject([{ amountCents: '2567900', read: false }]);
    expect(asked()[0]?.id).not.toBe(first?.id);
    await card.stop();
  });

  it('K-64 a wait that ends while no policy is published goes on when one is', async () => {
    const portal = portalOf(72 * 3600);
    let aheadMs = 0;
    const clock = { ...portal.ports().clock, nowMs: () => NOW_MS + aheadMs };
    const { card, round } = await waiting(portal, { clock });
    const { state } = card.asbestos().record ?? {};
    portal.health.state.advances = [];
    await round();
    aheadMs = (state?.phase === 'waiting' ? state.untilMs : 0) - NOW_MS;
    await card.until(() => card.phase() === 'failed' || card.asbestos().record?.retry?.code === 'PORTAL_UNAVAILABLE');
    expect(card.phase()).toBe('proving');
    expect(card.asbestos().record?.confirmedAtMs).not.toBeNull();
    await card.stop();
  });
});
