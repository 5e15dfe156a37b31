import { describe, expect, test } from 'vitest';
import { POST as changeRoute } from '@/app/api/register/entries/[id]/change/route';
import { POST as confirmRoute } from '@/app/api/register/imports/[id]/confirm/route';
import { POST as previewRoute } from '@/app/api/register/imports/route';
import { RegisterImporter } from '@/lib/server/registers/importer';
import { zImportPreview } from '@/lib/shared/schemas/register-import-api';
import { call } from '../helpers/portal';
import { content, later, newClient, next, now, registerDesk, running, type Who } from '../helpers/register';

/** What the audit log keeps of a file of the register: for each entry what a form would have written. */

const { db, cookie, added, post, publish } = registerDesk();

const HEADER = 'clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers';
type Client = { readonly clientNumber: string | null };
const line = (client: Client, over: { name?: string; norm?: string; until?: number } = {}) => {
  const { name = 'Nieuwe Cliënt', norm = 'single', until = later(12) } = over;
  return [client.clientNumber, name, norm, 'y', '', running(), until, 'ridehail'].join(';');
};
const at = (route: typeof confirmRoute, id: string | null, who: Who) =>
  call(route, { method: 'POST', cookie: cookie(who), params: { id: id ?? '' } });

/** A file that one colleague uploads and another confirms. @returns its id */
async function confirmed(lines: readonly string[]): Promise<string> {
  const json = { fileName: 'cliënten.csv', csv: [HEADER, ...lines, ''].join('\r\n') };
  const answer = await call(previewRoute, { method: 'POST', cookie: cookie('city'), json });
  const { id } = zImportPreview.parse(answer.body);
  expect((await at(confirmRoute, id, 'colleague')).status).toBe(200);
  return id ?? '';
}
async function runAll(importer = new RegisterImporter(now)): Promise<void> {
  while (await importer.turn(() => true));
}
const seenUntil = async () => (await db().auditEvent.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0n;
const linesAfter = (id: bigint) => db().auditEvent.findMany({ where: { id: { gt: id } }, orderBy: { id: 'asc' } });
const unique = () => ({ clientNumber: newClient().clientNumber });

describe('the log of a file', () => {
  test('RG-130 one line of a file that changes a client is a line of the log as a form’s: entry, parts, and who', async () => {
    const [byForm, byFile] = [await added(), await added()];
    await publish(byForm.id);
    await publish(byFile.id);
    const formSeen = await seenUntil();
    const change = { ...content(), normClass: 'shared2', validFrom: next(), version: 1 };
    expect((await post(changeRoute, byForm.id, change, 'colleague')).status).toBe(200);
    const [form] = (await linesAfter(formSeen)).filter(({ action }) => action.startsWith('register.'));
    const id = await confirmed([line(byFile, { norm: 'shared2' })]);
    const seen = await seenUntil();
    await runAll();
    const [file, end, ...others] = await linesAfter(seen);
    expect(others).toEqual([]);
    const follower = await db().registerEntry.findFirstOrThrow({ where: { followsId: byFile.id } });
    expect(file).toMatchObject({ action: 'register.changed', subject: follower.id, staffId: form?.staffId });
    expect(file?.data).toEqual({ ...(form?.data as object), import: id });
    expect(file?.data).toMatchObject({ parts: 'norm', period: next() });
    expect([file?.staffName, file?.role, file?.region]).toEqual([form?.staffName, form?.role, form?.region]);
    expect(end).toMatchObject({ action: 'register.import.done', subject: id, staffId: form?.staffId });
    expect(end?.data).toMatchObject({ rows: 1, added: 0, changed: 1, unchanged: 0, skipped: 0 });
  });

  test('RG-131 new, put right, other months, another name, and unchanged: each its line, without a name or a number', async () => {
    const [waiting, longer, renamed, same] = [await added(), await added(), await added(), await added()];
    await publish(longer.id);
    const fresh = unique();
    const id = await confirmed([
      line(fresh, { name: 'Geheel Nieuw' }),
      line(waiting, { norm: 'shared3' }),
      line(longer, { until: later(5) }),
      line(renamed, { name: 'Andere Naam' }),
      line(same),
    ]);
    const seen = await seenUntil();
    await runAll();
    const found = await linesAfter(seen);
    const { id: freshId } = await db().registerEntry.findFirstOrThrow({ where: fresh });
    expect(found.map(({ action, subject }) => [action, subject])).toEqual([
      ['register.added', freshId],
      ['register.corrected', waiting.id],
      ['register.changed', longer.id],
      ['register.renamed', renamed.id],
      ['register.import.done', id],
    ]);
    expect(found[0]?.data).toMatchObject({ fromPeriod: running(), sources: 1, partner: false, import: id });
    expect(found[1]?.data).toMatchObject({ parts: 'norm' });
    expect(found[2]?.data).toMatchObject({ parts: 'until', period: later(5) });
    expect(found[4]?.data).toEqual({
      ...{ scheme: 1, region: 9001, rows: 5, added: 1, changed: 3, unchanged: 1, skipped: 0 },
    });
    const said = JSON.stringify(found.map(({ data, subject }) => [data, subject]));
    expect(said).not.toMatch(/Nieuw|Naam|T-\d/);
  });

  test('RG-132 a batch that fails leaves no line, and a file that is given up says how far it came', async () => {
    const id = await confirmed([line(unique())]);
    const seen = await seenUntil();
    await db().$executeRaw`ALTER TABLE "RegisterSource" RENAME TO "SourceAway"`;
    const importer = new RegisterImporter(now);
    for (let turn = 0; turn < 4; turn++) await expect(importer.turn(() => true)).rejects.toThrow();
    await importer.turn(() => true);
    await db().$executeRaw`ALTER TABLE "SourceAway" RENAME TO "RegisterSource"`;
    const found = await linesAfter(seen);
    expect(found.map(({ action, subject }) => [action, subject])).toEqual([['register.import.failed', id]]);
    expect(found[0]?.data).toMatchObject({ rows: 1, added: 0, changed: 0, unchanged: 0, reason: 'UNEXPECTED' });
  });

  test('RG-133 two processes that both finish a file write its end once', async () => {
    const id = await confirmed([line(unique()), line(unique())]);
    const [one, two] = [new RegisterImporter(now), new RegisterImporter(now)];
    await Promise.all([runAll(one), runAll(two)]);
    expect(await db().auditEvent.count({ where: { action: 'register.import.done', subject: id } })).toBe(1);
  });
});
