import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DecidingActor } from '@/lib/server/auth/own-register';
import { RegisterImporter } from '@/lib/server/registers/importer';
import { closeDatabase, type Database, database } from '@/lib/server/repositories/database';
import { registerDigests, registerEntries } from '@/lib/server/repositories/register-publication';
import type { RegisterDeps } from '@/lib/server/services/register-desk';
import { previewImport, startImport } from '@/lib/server/services/register-desk-import';
import { registerPage } from '@/lib/server/services/register-desk-list';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import { migrate } from '../prisma/migrate.mjs';
import { withTemporaryPostgres } from '../prisma/temporary-postgres.mjs';
import { writeValues } from './output';

/** A register of 100,000 people from a file, on a PostgreSQL of its own: taken in, searched, and looked at by the publisher. */

const PEOPLE = 100_000;
const FIRST = ['Noor', 'Sem', 'Yara', 'Daan', 'Lina', 'Milan', 'Sofie', 'Omar', 'Eva', 'Ruben', 'Zoë', 'Jürgen'];
const LAST = [
  'de Vries',
  'Yilmaz',
  'Bakker',
  'Jansen',
  'van den Berg',
  'Visser',
  'Kaya',
  'Smit',
  'El Idrissi',
  'Öztürk',
];
const ACTOR: DecidingActor = {
  role: 'caseworker',
  staffId: 'bench',
  name: 'Bench',
  region: DEMO_REGIONS.voorbeeldstad,
};
const KEY = { scheme: SCHEMES.pw, region: DEMO_REGIONS.voorbeeldstad };

const say = (line: string) => process.stderr.write(`${line}\n`);

function csv(): string {
  const lines = ['clientNumber;name;normClass;disregardClass;knownBenefit;validFrom;validUntil;employers'];
  for (let i = 0; i < PEOPLE; i++) {
    const name = `${FIRST[i % FIRST.length]} ${LAST[Math.floor(i / 7) % LAST.length]}`;
    lines.push(
      `B-${100_000 + i};${name};single;${i % 2 === 0 ? 'y' : 'none'};0;202601;202712;ridehail${i % 5 ? '' : '|winkel'}`,
    );
  }
  return `${lines.join('\r\n')}\r\n`;
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [ms: number, result: T]> {
  const startedAt = performance.now();
  const result = await work();
  return [performance.now() - startedAt, result];
}

/** The slowest of several runs, the first one left out: it opens connections. */
async function slowest(runs: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await timed(work))[0]);
  return Math.max(...times);
}

async function issuers(db: Database): Promise<void> {
  const key = { keyX: '1', keyY: '1' };
  for (const id of ['ridehail', 'winkel']) {
    await db.issuer.create({ data: { id, name: id, kind: 'employer', ...key, keyHash: id === 'winkel' ? '2' : '1' } });
  }
}

async function measure(db: Database): Promise<Record<string, number>> {
  await issuers(db);
  const deps = (): RegisterDeps => ({ db, now: new Date(), demo: false, issuerKeys: {} });
  const [checkMs, preview] = await timed(() => previewImport(ACTOR, { fileName: 'bench.csv', csv: csv() }, deps()));
  if (preview.id === null || preview.added !== PEOPLE) throw new Error('The file was not good.');
  const { id } = preview;
  await startImport(ACTOR, id, deps());
  const importer = new RegisterImporter(() => new Date());
  const [takeInMs] = await timed(async () => {
    while (await importer.turn(() => true));
  });
  const count = await db.registerEntry.count();
  if (count !== PEOPLE) throw new Error(`${count} of ${PEOPLE} people are in the register.`);
  const [, again] = await timed(() => previewImport(ACTOR, { fileName: 'again.csv', csv: csv() }, deps()));
  if (again.unchanged !== PEOPLE) throw new Error('The same file again would change something.');
  const page = (text: string, at = 1) => registerPage(ACTOR, { text, all: false, page: at }, deps());
  const searches: Record<string, () => Promise<unknown>> = {
    everybody: () => page(''),
    'last page': () => page('', 4_000),
    'one letter': () => page('s'),
    'a first name': () => page('jurgen'),
    'a surname': () => page('van den berg'),
    'a number': () => page('B-1234'),
    nobody: () => page('xyz'),
  };
  const found: number[] = [];
  for (const [name, work] of Object.entries(searches)) {
    const ms = await slowest(5, work);
    say(`search, ${name}: ${ms.toFixed(0)} ms`);
    found.push(ms);
  }
  const digestMs = await slowest(5, registerDigests);
  const entriesMs = await slowest(3, () => registerEntries(KEY));
  say(`check ${(checkMs / 1000).toFixed(1)} s, take in ${(takeInMs / 1000).toFixed(1)} s`);
  say(`publisher: digests ${digestMs.toFixed(1)} ms, entries with a card ${entriesMs.toFixed(0)} ms`);
  return {
    'register.import100k': (checkMs + takeInMs) / 1000,
    'register.search100k': Math.max(...found),
    'register.digests100k': digestMs,
  };
}

await withTemporaryPostgres(async (createDatabase) => {
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-register-'));
  try {
    const databaseUrl = await createDatabase('voorzien');
    await migrate(databaseUrl);
    const config = join(folder, 'runtime.json');
    writeFileSync(config, '{}');
    Object.assign(process.env, {
      DATABASE_URL: databaseUrl,
      VOORZIEN_CONFIG: config,
      NEXTAUTH_SECRET: 'x'.repeat(32),
      NEXTAUTH_URL: 'http://localhost:3000',
      ISSUER_KEYS: '{}',
    });
    writeValues(await measure(database()));
    await closeDatabase();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
process.exit(0);
