import { afterAll, beforeAll } from 'vitest';
import type { POST as changeRoute } from '@/app/api/register/entries/[id]/change/route';
import { POST as addRoute } from '@/app/api/register/entries/route';
import type { DecidingActor } from '@/lib/server/auth/own-register';
import type { RegisterDeps } from '@/lib/server/services/register-desk';
import { nextPeriod, runningPeriod } from '@/lib/server/services/register-desk-rules';
import { addMonths } from '@/lib/shared/domain/period';
import { zRegisterEntry } from '@/lib/shared/schemas/register-api';
import { giveCard } from './card';
import { type Answer, call, citizenCookie, ISSUER_KEYS, type Portal, staffCookie, startPortal } from './portal';

const EMAILS = {
  city: 'consulent@voorbeeldstad.example',
  colleague: 'beleid@voorbeeldstad.example',
  village: 'consulent@demodorp.example',
  uwv: 'medewerker@uwv.example',
  svb: 'medewerker@svb.example',
  auditor: 'auditor@toezicht.example',
  issuer: 'loket@vlotrit.example',
};
export type Who = keyof typeof EMAILS | 'citizen';

export const now = (): Date => new Date();
export const running = () => runningPeriod(now());
export const next = () => nextPeriod(now());
export const later = (months: number) => addMonths(next(), months);

/** A household as the form sends it, without the client. */
export const content = () => ({
  ...{ normClass: 'single', disregardClass: 'y', knownBenefit: '', employers: ['ridehail'], partner: null },
  ...{ validFrom: running(), validUntil: later(12) },
});
let number = 0;
export const newClient = (name = 'Nieuwe Cliënt') => ({ kind: 'new', clientNumber: `T-${++number}`, name });
export const entryOf = ({ body }: Answer) => zRegisterEntry.parse(body).entry;

/** Staff of four agencies at the register's desk, over its routes. For one test file. */
export function registerDesk() {
  let portal: Portal;
  const cookies: Partial<Record<Who, string>> = {};
  beforeAll(async () => {
    portal = await startPortal();
    for (const [name, email] of Object.entries(EMAILS)) cookies[name as Who] = await staffCookie(email, portal.db);
    cookies.citizen = await citizenCookie('amina');
  });
  afterAll(() => portal.stop());

  const actor = (region: number): DecidingActor => ({ role: 'caseworker', staffId: `r-${region}`, name: 'C', region });
  const add = (over: object = {}, who: Who = 'city') =>
    call(addRoute, { method: 'POST', cookie: cookies[who], json: { ...content(), person: newClient(), ...over } });
  return {
    portal: () => portal,
    db: () => portal.db,
    cookie: (who: Who) => cookies[who],
    city: actor(9001),
    village: actor(9002),
    deps: (): RegisterDeps => ({ db: portal.db, now: now(), demo: true, issuerKeys: ISSUER_KEYS }),
    add,
    added: async (over: object = {}, who: Who = 'city') => entryOf(await add(over, who)),
    post: (route: typeof changeRoute, id: string, json: object, who: Who = 'city') =>
      call(route, { method: 'POST', cookie: cookies[who], json, params: { id } }),
    /** As the publisher does it: a card, a place, and a leaf that stands there. */
    async publish(id: string): Promise<void> {
      const row = await portal.db.registerEntry.findUniqueOrThrow({ where: { id } });
      const card = await portal.db.card.findUnique({ where: { personId: row.personId } });
      if (!card) await giveCard(row.personId, portal.db);
      const top = await portal.db.registerEntry.aggregate({ _max: { leafIndex: true } });
      const leafIndex = row.leafIndex ?? (top._max.leafIndex ?? 0) + 1;
      await portal.db.registerEntry.update({ where: { id }, data: { leafIndex, publishedLeaf: '1' } });
    },
    lastLine: () => portal.db.auditEvent.findFirst({ orderBy: { id: 'desc' } }),
  };
}
