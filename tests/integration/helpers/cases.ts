import { afterAll, beforeAll, beforeEach } from 'vitest';
import { GET as receiptRoute } from '@/app/api/cases/reviews/[id]/receipt/route';
import { GET as caseRoute, POST as decideRoute } from '@/app/api/cases/reviews/[id]/route';
import { GET as listRoute } from '@/app/api/cases/route';
import { POST as deskRoute } from '@/app/api/cases/statements/route';
import { POST as issueRoute } from '@/app/api/issuer/statements/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { DELETE as withdrawRoute } from '@/app/api/reviews/[id]/route';
import { POST as askRoute, GET as ownRoute } from '@/app/api/reviews/route';
import { actorOf } from '@/lib/server/auth/actor';
import type { DecidingActor } from '@/lib/server/auth/own-register';
import { type Period, period } from '@/lib/shared/domain/period';
import { zWorkList } from '@/lib/shared/schemas/work-list-api';
import { seed } from '@/prisma/seed';
import { giveCard, type TestCard } from './card';
import { call, citizenCookie, ISSUER_KEYS, type Portal, staffCookie, startPortal } from './portal';

/** Cases over their routes: a portal, sessions of two municipalities, UWV, two employers, and cards of the clients. */

const STAFF = {
  stad: 'consulent@voorbeeldstad.example',
  colleague: 'beleid@voorbeeldstad.example',
  dorp: 'consulent@demodorp.example',
  uwv: 'medewerker@uwv.example',
  vlotrit: 'loket@vlotrit.example',
  hoek: 'loket@dehoek.example',
} as const;
type Staff = keyof typeof STAFF;

/** November 2026: October is late from the eleventh on. */
export const NOVEMBER_20 = new Date(Date.UTC(2026, 10, 20, 12));
export const OCTOBER: Period = period(202610);

/** @param changesRegister the tests of the file change entries: each then starts from the seeded ones */
export function cases({ changesRegister = false } = {}) {
  let portal: Portal;
  let cookies: Readonly<Record<Staff, string>>;
  let cards = new Map<string, TestCard>();

  beforeAll(async () => {
    portal = await startPortal();
    const entries = Object.entries(STAFF).map(async ([name, email]) => [name, await staffCookie(email, portal.db)]);
    cookies = Object.fromEntries(await Promise.all(entries));
  });
  afterAll(() => portal.stop());
  beforeEach(async () => {
    const { db } = portal;
    cards = new Map();
    await db.reviewRequest.deleteMany();
    await db.mailboxItem.deleteMany();
    await db.statement.deleteMany();
    await db.consent.deleteMany();
    await db.card.deleteMany();
    if (!changesRegister) return;
    await db.registerRoot.deleteMany();
    await db.registerBucket.deleteMany();
    await db.registerEntry.deleteMany();
    await seed({ db, issuerKeys: ISSUER_KEYS, staffPassword: undefined });
  });

  async function card(personId: string): Promise<TestCard> {
    const known = cards.get(personId) ?? (await giveCard(personId, portal.db));
    cards.set(personId, known);
    return known;
  }
  const post = (route: Parameters<typeof call>[0], cookie: string, json: unknown, params = {}) =>
    call(route, { method: 'POST', cookie, json, params });
  return {
    db: () => portal.db,
    cookies: () => cookies,
    card,
    /** For services whose clock a test sets. */
    async actor(name: Staff): Promise<DecidingActor> {
      const { id, role } = await portal.db.staffAccount.findUniqueOrThrow({ where: { email: STAFF[name] } });
      return (await actorOf({ sub: id, role }, portal.db)) as DecidingActor;
    },
    deps: (now = NOVEMBER_20) => ({ db: portal.db, issuerKeys: ISSUER_KEYS, now }),
    issue: (by: 'vlotrit' | 'hoek', personId: string, net = '1180', month = OCTOBER) =>
      post(issueRoute, cookies[by], { personId, period: month, gross: net, net }),
    /** Everything in a person's mailbox, opened. */
    async mail(personId: string) {
      const { body } = await call(mailboxRoute, { cookie: await citizenCookie(personId) });
      const opener = await card(personId);
      const items = body.items as Parameters<TestCard['openJson']>[0][];
      return Promise.all(items.map(async (item) => ({ kind: item.kind, content: await opener.openJson(item) })));
    },
    ask: async (personId: string, json: unknown) => post(askRoute, await citizenCookie(personId), json),
    own: async (personId: string) => call(ownRoute, { cookie: await citizenCookie(personId) }),
    withdraw: async (personId: string, id: string) =>
      call(withdrawRoute, { method: 'DELETE', cookie: await citizenCookie(personId), params: { id } }),
    list: async (by: Staff) => zWorkList.parse((await call(listRoute, { cookie: cookies[by] })).body),
    one: (by: Staff, id: string) => call(caseRoute, { cookie: cookies[by], params: { id } }),
    decide: (by: Staff, id: string, json: unknown) => post(decideRoute, cookies[by], json, { id }),
    receipt: (by: Staff, id: string) => call(receiptRoute, { cookie: cookies[by], params: { id } }),
    desk: (by: Staff, json: unknown) => post(deskRoute, cookies[by], json),
  };
}

/** A question about October, as the card sends it. */
export const aboutMonth = (over: object = {}) => ({
  kind: 'month',
  scheme: 'pw',
  period: OCTOBER,
  reason: 'paid-too-little',
  receipt: null,
  ...over,
});
export const aboutStatement = (id: string, over: object = {}) => ({
  kind: 'statement',
  scheme: 'pw',
  credentialId: `urn:uuid:${id}`,
  reason: 'wrong-amount',
  receipt: null,
  ...over,
});
