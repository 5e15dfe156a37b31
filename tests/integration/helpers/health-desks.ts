import { afterAll, beforeAll, beforeEach } from 'vitest';
import { POST as contestRoute } from '@/app/api/contests/route';
import { POST as answerRoute } from '@/app/api/doctor/contests/[id]/route';
import { POST as stateRoute } from '@/app/api/doctor/statements/route';
import { GET as mailboxRoute } from '@/app/api/mailbox/route';
import { POST as decideRoute } from '@/app/api/panel/desk/requests/[id]/route';
import { POST as askRoute } from '@/app/api/panel/requests/route';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { giveCard, type TestCard } from './card';
import { call, citizenCookie, type Portal, staffCookie, startPortal } from './portal';

/** The health domain's desks over their routes: a portal, sessions of doctor, panel and patient, and the patient's card. */

/** Leen's diagnosis, as Dr De Boer states it. */
export const statement = {
  personId: 'leen',
  diagnosisCode: DIAGNOSES.mesothelioma.code,
  diagnosedOn: '2026-09-14',
  agreed: true,
};

type Cookies = Readonly<Record<'deBoer' | 'sahin' | 'generalist' | 'panel' | 'leen', string>>;

/** Sets the hooks of a test file; what it returns is filled before each test. */
export function healthDesks() {
  let portal: Portal;
  let card: TestCard;
  let cookies: Cookies;

  beforeAll(async () => {
    portal = await startPortal();
    cookies = {
      deBoer: await staffCookie('deboer@longarts.example', portal.db),
      sahin: await staffCookie('sahin@longarts.example', portal.db),
      generalist: await staffCookie('vanloon@huisarts.example', portal.db),
      panel: await staffCookie('panel@ias.example', portal.db),
      leen: await citizenCookie('leen'),
    };
  });
  afterAll(() => portal.stop());
  beforeEach(async () => {
    const { db } = portal;
    await db.contest.deleteMany();
    await db.panelRequest.deleteMany();
    await db.mailboxItem.deleteMany();
    await db.medicalStatement.deleteMany();
    await db.card.deleteMany();
    await db.doctor.updateMany({ data: { validUntil: 20991231 } });
    card = await giveCard('leen', db);
  });

  const mail = async (cookie = cookies.leen, opener = card) => {
    const { body } = await call(mailboxRoute, { cookie });
    const items = body.items as Parameters<TestCard['openJson']>[0][];
    return Promise.all(items.map(async (item) => ({ kind: item.kind, content: await opener.openJson(item) })));
  };
  return {
    db: () => portal.db,
    cookies: () => cookies,
    card: () => card,
    /** Another card in the place of the patient's. */
    newCard: async () => {
      card = await giveCard('leen', portal.db);
    },
    mail,
    /** The last letter of a kind, as it came. */
    letter: async (kind: string) => (await mail()).findLast((one) => one.kind === kind)?.content,
    state: (json: unknown, cookie = cookies.deBoer) => call(stateRoute, { method: 'POST', cookie, json }),
    ask: (shown: unknown, cookie = cookies.leen) =>
      call(askRoute, { method: 'POST', cookie, json: { statement: shown, consent: true } }),
    decide: (id: string, json: unknown) =>
      call(decideRoute, { method: 'POST', cookie: cookies.panel, json, params: { id } }),
    contest: (credentialId: string, reason = 'wrong-date', cookie = cookies.leen) =>
      call(contestRoute, { method: 'POST', cookie, json: { credentialId, reason } }),
    reply: (id: string, json: unknown, cookie = cookies.deBoer) =>
      call(answerRoute, { method: 'POST', cookie, json, params: { id } }),
  };
}
