import { describe, expect, test } from 'vitest';
import { deskCase, stateByDesk } from '@/lib/server/services/income-desk';
import { lateReminder } from '@/lib/server/services/issuer-desk';
import { issuerNotices } from '@/lib/server/services/review-requests-issuer';
import { workList } from '@/lib/server/services/work-list';
import { entitlementFor } from '@/lib/shared/card/knowledge';
import { period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import { hashEntitled } from '@/lib/shared/protocol/register-leaf';
import { zReview } from '@/lib/shared/schemas/review-api';
import type { DeskStatement } from '@/lib/shared/schemas/work-list-api';
import { aboutMonth, aboutStatement, cases, NOVEMBER_20, OCTOBER } from '../helpers/cases';
import { publishRegisters, readMail } from '../helpers/read-card';

const t = cases({ changesRegister: true });
const NOVEMBER_5 = new Date(Date.UTC(2026, 10, 5));
const NOVEMBER_11 = new Date(Date.UTC(2026, 10, 11));

const statement = (over: Partial<DeskStatement> = {}): DeskStatement => ({
  ...{ entryId: 'seed-amina-1', version: 1, period: OCTOBER, personId: 'amina', covers: ['ridehail'] },
  ...{ gross: '1400', net: '1180', reason: 'source-silent', papers: 'payslips', consent: 'at-the-desk' },
  reviewId: null,
  ...over,
});
const state = async (
  over: Partial<DeskStatement> = {},
  by: 'stad' | 'colleague' | 'dorp' | 'uwv' = 'stad',
  now = NOVEMBER_20,
) => stateByDesk(await t.actor(by), statement(over), t.deps(now));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const missing = async (now: Date, month: number | null = null) => {
  const query = { month: month === null ? null : period(month), page: 1 };
  return (await workList(await t.actor('stad'), query, t.deps(now))).missing;
};
const entries = (personId = 'amina') =>
  t.db().registerEntry.findMany({
    where: { personId },
    orderBy: { validFrom: 'asc' },
    select: { id: true, validFrom: true, validUntil: true, sources: { select: { issuerId: true, personId: true } } },
  });
const monthsOf = async (personId?: string) =>
  (await entries(personId)).map(({ validFrom, validUntil, sources }) => [
    validFrom,
    validUntil,
    sources.map(({ issuerId }) => issuerId).join(),
  ]);

describe('statements that did not come', () => {
  test('WL-30 a source is late ten days after the month’s end, and not before; one that issued never is', async () => {
    const isListed = async (now: Date, month: number | null = null) =>
      (await missing(now, month)).rows.some(({ personId }) => personId === 'amina');
    expect((await missing(NOVEMBER_5)).period).toBe(202609);
    expect(await isListed(NOVEMBER_5, OCTOBER)).toBe(false);
    expect(await isListed(new Date(NOVEMBER_11.getTime() - 1), OCTOBER)).toBe(false);
    expect((await missing(NOVEMBER_11)).period).toBe(OCTOBER);
    expect(await isListed(NOVEMBER_11)).toBe(true);
    await t.issue('vlotrit', 'amina');
    expect(await isListed(NOVEMBER_11)).toBe(false);
  });

  test('WL-31 only of the own register, each source by its own, and no month in which nobody stands there', async () => {
    const { rows, total } = await missing(NOVEMBER_20);
    expect(rows.filter(({ claimant }) => claimant === 'Bram de Wit').map(({ issuerName }) => issuerName)).toEqual([
      'Vlotrit',
      'Buurtwinkel De Hoek',
    ]);
    expect(rows.map(({ person }) => person)).toContain('Dewi Vermeer');
    expect(rows.map(({ claimant }) => claimant)).not.toContain('Joris Mulder');
    expect(total).toBe(rows.length);
    await t.db().registerEntry.updateMany({ where: { personId: 'bram' }, data: { validUntil: 202609 } });
    expect((await missing(NOVEMBER_20)).total).toBe(total - 2);
  });

  test('WL-32 S-29 a late month is put to every employer alike, by its own list alone: who is a client changes no word', async () => {
    const read = async (now = NOVEMBER_20) => {
      const words = async (issuerId: string) => ({
        late: await lateReminder(issuerId, t.deps(now)),
        notices: await issuerNotices(issuerId, OCTOBER, t.db()),
      });
      return Promise.all(['ridehail', 'winkel'].map(words));
    };
    const before = await read();
    expect(before[0]?.late).toMatchObject({ period: OCTOBER, dueMs: NOVEMBER_11.getTime() });
    expect(before[0]?.late?.missing).toBeGreaterThan(1);
    expect((await read(NOVEMBER_5))[0]?.late?.period).toBe(202609);
    const names = (await t.db().person.findMany({ select: { displayName: true } })).map((one) => one.displayName);
    expect(names.filter((name) => JSON.stringify(before).includes(name))).toEqual([]);
    // What an agency noted under an earlier version is put to nobody either.
    const noted = {
      personId: 'amina',
      scheme: 1,
      region: 9001,
      period: OCTOBER,
      kind: 'missing',
      issuerId: 'ridehail',
    };
    const decided = { decision: 'passed-on', decisionReason: 'employer-must-issue', decidedAt: NOVEMBER_20 };
    await t.db().reviewRequest.create({ data: { ...noted, ...decided, reason: 'statement-missing' } });
    await t.db().registerEntry.deleteMany();
    expect(await read()).toEqual(before);
    await t.issue('vlotrit', 'amina');
    expect((await read())[0]?.late?.missing).toBe((before[0]?.late?.missing ?? 0) - 1);
  });

  test('WL-33 an employer that has stated the month for everybody is not late', async () => {
    await t.db().employment.deleteMany({ where: { issuerId: 'ridehail', NOT: { personId: 'amina' } } });
    await t.issue('vlotrit', 'amina');
    expect(await lateReminder('ridehail', t.deps())).toBeNull();
    // What the income desk states takes nothing from it: that would tell of a client.
    await t.db().statement.deleteMany();
    await state();
    expect(await lateReminder('ridehail', t.deps())).toMatchObject({ missing: 1 });
  });
});

describe('the income desk', () => {
  test('WL-40 end to end: a source that issued nothing is replaced, and the card has a right with the new place', async () => {
    const card = await t.card('amina');
    await publishRegisters(t.db(), NOVEMBER_20);
    const before = await readMail('amina', card, t.db());
    expect(before.entitlements).toHaveLength(1);
    expect(before.months).toEqual([]);
    await state();
    await publishRegisters(t.db(), NOVEMBER_20);
    const { months, entitlements, data } = await readMail('amina', card, t.db());
    const outcome = months.find((month) => month.period === OCTOBER)?.outcome;
    expect(outcome?.kind === 'right' && outcome.assessment.breakdown.supplementCents).toBe(41_646n);
    expect(outcome?.kind === 'right' && outcome.assessment.statements[0]?.issuerId).toBe('voorbeeldstad');
    const of = (month: number) => entitlementFor(entitlements, 'pw', period(month))?.sources[0]?.issuerId;
    expect([of(202609), of(OCTOBER), of(202611)]).toEqual(['ridehail', 'voorbeeldstad', 'ridehail']);
    // The published register holds exactly the three leaves that the card opened last.
    const [bucket] = await t.db().registerBucket.findMany({
      where: { bucketRoot: { in: (await latestRoot()).bucketRoots } },
    });
    const inForce = entitlements.slice(-3).map(({ leaf }) => String(hashEntitled(leaf)));
    expect(inForce.every((leaf) => bucket?.leaves.includes(leaf))).toBe(true);
    expect(bucket?.leaves).not.toContain(String(hashEntitled(before.entitlements[0]?.leaf as never)));
    // Three parts of one place are one message; the decision is another.
    const kinds = data.messages.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'entitlement-received').length).toBeLessThanOrEqual(2);
    expect(data.messages.find(({ kind }) => kind === 'missing-decided')).toMatchObject({
      decision: 'desk-replaced',
      decisionReason: 'source-silent',
      period: OCTOBER,
    });
  });

  const latestRoot = () =>
    t.db().registerRoot.findFirstOrThrow({ where: { scheme: 1, region: 9001 }, orderBy: { createdAt: 'desc' } });

  test('WL-41 leaves never overlap: the first, a middle and the last month of a place', async () => {
    await state();
    expect(await monthsOf()).toEqual([
      [202607, 202609, 'ridehail'],
      [202610, 202610, 'voorbeeldstad'],
      [202611, 202712, 'ridehail'],
    ]);
    const [first] = await entries();
    await state({ entryId: first?.id ?? '', period: period(202607), version: 1 });
    expect((await monthsOf()).slice(0, 2)).toEqual([
      [202607, 202607, 'voorbeeldstad'],
      [202608, 202609, 'ridehail'],
    ]);
    const rest = (await entries()).find(({ validUntil }) => validUntil === 202609);
    const { version } = await t.db().registerEntry.findUniqueOrThrow({ where: { id: rest?.id ?? '' } });
    await state({ entryId: rest?.id ?? '', period: period(202609), version });
    const all = (await entries()).map(({ validFrom, validUntil }) => [validFrom, validUntil] as const);
    expect(all).toEqual([
      [202607, 202607],
      [202608, 202608],
      [202609, 202609],
      [202610, 202610],
      [202611, 202712],
    ]);
    // The client's entry goes on as the one of the months to come; every part has a salt of its own.
    const rows = await t.db().registerEntry.findMany({ where: { personId: 'amina' } });
    expect(rows.find(({ validUntil }) => validUntil === 202712)?.id).toBe('seed-amina-1');
    expect(new Set(rows.map(({ leafSalt }) => leafSalt)).size).toBe(rows.length);
  });

  test('WL-42 refused before the source is late, once it has issued, for a month that runs, and for others', async () => {
    expect(await codeOf(state({}, 'stad', NOVEMBER_5))).toBe('SOURCE_NOT_LATE');
    expect(await codeOf(state({ period: period(202611) }))).toBe('PERIOD_IN_FUTURE');
    expect(await codeOf(state({ covers: ['winkel'] }))).toBe('ENTRY_CHANGED');
    expect(await codeOf(state({ personId: 'bram' }))).toBe('ENTRY_CHANGED');
    expect(await codeOf(state({ version: 2 }))).toBe('ENTRY_CHANGED');
    expect(await codeOf(state({ net: '1.180' }))).toBe('AMOUNT_AMBIGUOUS');
    expect(await codeOf(state({ net: '1500' }))).toBe('NET_ABOVE_GROSS');
    await t.issue('vlotrit', 'amina');
    expect(await codeOf(state())).toBe('SOURCE_HAS_ISSUED');
    expect(await t.db().statement.count({ where: { issuerId: 'voorbeeldstad' } })).toBe(0);
    expect(await monthsOf()).toHaveLength(1);
  });

  test('S-29 another agency’s household is not there, neither to read nor to replace', async () => {
    const data = { path: ['path'], equals: '/werkvoorraad/seed-amina-1' };
    const refused = () =>
      t.db().auditEvent.findMany({ where: { action: 'access.refused', data }, distinct: ['staffId'] });
    for (const by of ['dorp', 'uwv'] as const) {
      expect(await codeOf(state({}, by))).toBe('NOT_FOUND');
      const query = { entryId: 'seed-amina-1', period: OCTOBER, personId: 'amina', reviewId: null };
      expect(await codeOf(deskCase(await t.actor(by), query, t.deps()))).toBe('NOT_FOUND');
    }
    // One line a minute for each account and household, so that nobody fills the log: both accounts have theirs.
    expect(await refused()).toHaveLength(2);
    expect(await monthsOf()).toHaveLength(1);
  });

  test('WL-43 two colleagues at once: one statement, one split, and the other is told', async () => {
    const results = await Promise.all([codeOf(state()), codeOf(state({ net: '900' }, 'colleague'))]);
    expect(results.sort()).toEqual(['ENTRY_CHANGED', 'done']);
    expect(await t.db().statement.count({ where: { issuerId: 'voorbeeldstad' } })).toBe(1);
    expect(await monthsOf()).toHaveLength(3);
    expect(await t.db().reviewRequest.count({ where: { kind: 'missing', decision: 'desk-replaced' } })).toBe(1);
  });

  test('WL-44 two silent sources of one person are one statement of the desk; the later of them is added', async () => {
    const bram = { entryId: 'seed-bram-1', personId: 'bram' };
    await state({ ...bram, covers: ['ridehail'], net: '600', gross: '600' });
    const mid = (await entries('bram')).find(({ validFrom }) => validFrom === OCTOBER);
    expect(mid?.sources).toEqual([
      { issuerId: 'voorbeeldstad', personId: 'bram' },
      { issuerId: 'winkel', personId: 'bram' },
    ]);
    const late = { ...bram, entryId: mid?.id ?? '', net: '1180', gross: '1180' };
    expect(await codeOf(state({ ...late, covers: ['winkel'] }))).toBe('INPUT_MALFORMED');
    await state({ ...late, covers: ['voorbeeldstad', 'winkel'], reason: 'more-than-two-sources' });
    const after = (await entries('bram')).filter(({ validFrom }) => validFrom === OCTOBER);
    expect(after.map(({ sources }) => sources)).toEqual([[{ issuerId: 'voorbeeldstad', personId: 'bram' }]]);
    const active = await t.db().statement.findMany({ where: { personId: 'bram', activeKey: { not: null } } });
    expect(active.map(({ netCents }) => netCents)).toEqual([118_000n]);
  });

  test('WL-45 a partner’s source: the desk states the partner’s income, for the household that counts it', async () => {
    const [chris, dewi] = [await t.card('chris'), await t.card('dewi')];
    await t.db().consent.create({ data: { personId: 'dewi', version: '1', given: true } });
    await t.issue('vlotrit', 'chris', '1000');
    await state({ entryId: 'seed-chris-1', personId: 'dewi', covers: ['winkel'], gross: '500', net: '500' });
    await publishRegisters(t.db(), NOVEMBER_20);
    const { months } = await readMail('chris', chris, t.db());
    const outcome = months[0]?.outcome;
    // 202779 − 150000: no disregard.
    expect(outcome?.kind === 'right' && outcome.assessment.breakdown.supplementCents).toBe(52_779n);
    expect((await readMail('dewi', dewi, t.db())).data.messages.map(({ kind }) => kind)).toContain('missing-decided');
  });

  test('WL-46 a contested statement is replaced by the desk’s: one decision, answered, and the other statement stays its issuer’s', async () => {
    const card = await t.card('amina');
    const contested = (await t.issue('vlotrit', 'amina', '1600')).body.id as string;
    const id = zReview.parse((await t.ask('amina', aboutStatement(contested))).body).id;
    await publishRegisters(t.db(), NOVEMBER_20);
    expect((await readMail('amina', card, t.db())).months[0]?.outcome.kind).toBe('no-right');
    await state({ reviewId: id, reason: 'statement-wrong' });
    await publishRegisters(t.db(), NOVEMBER_20);
    const { months, data } = await readMail('amina', card, t.db());
    expect(months[0]?.outcome.kind).toBe('right');
    expect(data.messages.find(({ kind }) => kind === 'review-answered')).toMatchObject({
      decisionReason: 'statement-wrong',
    });
    expect(await codeOf(state({ reviewId: id }, 'colleague'))).toBe('REVIEW_DECIDED');
    expect((await t.db().statement.findUniqueOrThrow({ where: { id: contested } })).activeKey).not.toBeNull();
    const log = await t.db().auditEvent.findMany({ where: { subject: id }, orderBy: { id: 'asc' } });
    expect(log.map(({ action }) => action)).toEqual(['case.decided', 'desk.statement']);
    expect(JSON.stringify(log, (_key, v) => (typeof v === 'bigint' ? `${v}` : v))).not.toMatch(/118000|140000|1180/);
  });

  test('WL-47 the desk as a source of its own states each month once; what a card may have claimed with stays', async () => {
    await t.db().registerSource.updateMany({ where: { entryId: 'seed-amina-1' }, data: { issuerId: 'voorbeeldstad' } });
    expect((await missing(NOVEMBER_5, OCTOBER)).rows).toMatchObject([{ personId: 'amina', isDesk: true }]);
    const own = { covers: ['voorbeeldstad'] };
    await state(own, 'stad', NOVEMBER_5);
    expect(await monthsOf()).toEqual([[202607, 202712, 'voorbeeldstad']]);
    expect(await t.db().reviewRequest.count()).toBe(0);
    expect(await codeOf(state(own))).toBe('SOURCE_HAS_ISSUED');
    await t.card('amina');
    await t.mail('amina');
    const asked = zReview.parse((await t.ask('amina', aboutMonth())).body).id;
    expect(await codeOf(state({ ...own, reviewId: asked }))).toBe('STATEMENT_COLLECTED');
    expect((await missing(NOVEMBER_20)).rows.map(({ personId }) => personId)).not.toContain('amina');
  });
});
