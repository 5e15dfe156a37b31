import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryLeaf, registerOver } from '@/lib/server/registers/leaves';
import { RegisterMemory } from '@/lib/server/registers/register-memory';
import { closeDatabase, database } from '@/lib/server/repositories/database';
import { recordRootPublished, storePrepared } from '@/lib/server/repositories/register-publication';
import { registerBucket } from '@/lib/server/services/published-chain';
import { poolHashes } from '@/lib/shared/card/money/fast-hash';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import { type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import { BUCKET_SIZE, pathOf, rootFromPath } from '@/lib/shared/protocol/merkle';
import { rootFromBucketRoots } from '@/lib/shared/protocol/merkle-buckets';
import { migrate } from '../prisma/migrate.mjs';
import { withTemporaryPostgres } from '../prisma/temporary-postgres.mjs';
import { someEntry } from '../scale/others';
import { writeValues } from './output';

/**
 * A register of a million households at depth 24, by the publisher's own code: built, changed by 1 %, stored, and one bucket
 * read as the API serves it. Leaves are random numbers, since a tree does not see what is in them; what working a leaf out
 * costs is measured by itself.
 */

const LEAVES = 1_000_000;
const CHANGED = LEAVES / 100;
const LEAVES_WORKED_OUT = 2_000;
const KEY = { scheme: SCHEMES.pw, region: DEMO_REGIONS.voorbeeldstad };
const say = (line: string) => process.stderr.write(`${line}\n`);
const random = (): FieldElement => reduceToField(BigInt(`0x${randomBytes(31).toString('hex')}`));

async function seconds<T>(what: string, work: () => Promise<T> | T): Promise<readonly [sec: number, result: T]> {
  const startedMs = performance.now();
  const result = await work();
  const sec = (performance.now() - startedMs) / 1000;
  say(`${what}: ${sec.toFixed(2)} s`);
  return [sec, result];
}

async function onDatabase(url: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-bench-'));
  const configFile = join(folder, 'runtime.json');
  writeFileSync(configFile, '{}');
  Object.assign(process.env, {
    DATABASE_URL: url,
    VOORZIEN_CONFIG: configFile,
    NEXTAUTH_SECRET: 'x'.repeat(32),
    NEXTAUTH_URL: 'http://localhost:3000',
    ISSUER_KEYS: '{}',
  });
  try {
    const { node } = await poolHashes();
    const memory = new RegisterMemory(node);
    const leaves = Array.from({ length: LEAVES }, random);
    const [buildSec, built] = await seconds('a million leaves', () => registerOver(KEY, leaves, [], memory));
    for (let i = 0; i < CHANGED; i++) leaves[Math.floor(Math.random() * LEAVES)] = random();
    const [updateSec, updated] = await seconds('1 % changed', () => registerOver(KEY, leaves, [], memory));
    const place = Math.floor(Math.random() * LEAVES);
    const path = pathOf(memory.treeOf(KEY, leaves), place);
    const isRight =
      rootFromPath(leaves[place] as FieldElement, path, node) === updated.root &&
      rootFromBucketRoots(
        updated.buckets.map(({ root }) => root),
        node,
      ) === updated.root &&
      built.root !== updated.root;
    if (!isRight) throw new Error('The updated tree has another root than its path leads to.');
    const [storeSec] = await seconds('stored', () => storePrepared(updated));
    await recordRootPublished(updated.root);
    await registerBucket(updated.root, 0, database());
    const [bucketSec, bucket] = await seconds('a bucket', () =>
      registerBucket(updated.root, Math.floor(place / BUCKET_SIZE), database()),
    );
    if (bucket.leaves.length === 0) throw new Error('The bucket is empty.');
    const entries = Array.from({ length: LEAVES_WORKED_OUT }, (_, index) => someEntry(index));
    const [leafSec] = await seconds(`${LEAVES_WORKED_OUT} leaves worked out`, () => {
      for (const entry of entries) entryLeaf(entry, new Date(0));
    });
    writeValues({
      'register.build1m': buildSec,
      'register.update1m': updateSec,
      'register.store1m': storeSec,
      'register.bucket1m': bucketSec * 1000,
      'register.leaf': (leafSec * 1_000_000) / LEAVES_WORKED_OUT,
      'register.memory1m': process.memoryUsage().rss / 2 ** 20,
    });
  } finally {
    await closeDatabase();
    rmSync(folder, { recursive: true, force: true });
  }
}

await withTemporaryPostgres(async (createDatabase) => {
  const url = await createDatabase('bench');
  await migrate(url);
  await onDatabase(url);
});
process.exit(0);
