import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NextRequest } from 'next/server';
import { encode } from 'next-auth/jwt';
import { type Hex, keccak256, stringToHex } from 'viem';
import { serverEnv } from '@/lib/server/env';
import type { NextHandler } from '@/lib/server/http/route';
import { closeDatabase, createDatabase, type Database, database } from '@/lib/server/repositories/database';
import { closeMailboxListener } from '@/lib/server/repositories/mailbox-events';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import { seed } from '@/prisma/seed';
import { SEED_ISSUER_IDS } from '@/prisma/seed-data';
import { demoLoadIssuerKeys } from '@/scripts/demo/demo-keys.mjs';
import { type TestDatabase, testDatabase } from './databases';

export const AUDIENCE = 'http://localhost:3000';
export const STAFF_PASSWORD = 'a password of the tests alone';
export const CHAIN_IDS = { income: 31337, health: 31338, payout: 31339 } as const;

const testHex = (name: string): Hex => keccak256(stringToHex(`voorzien.tests.portal.${name}`));
const testAddress = (name: string): Hex => testHex(name).slice(0, 42) as Hex;

export const ISSUER_KEYS: Readonly<Record<string, Hex>> = Object.fromEntries(
  SEED_ISSUER_IDS.map((id) => [id, testHex(`issuer.${id}`)]),
);

/**
 * The web server's own surroundings: a real, migrated and seeded PostgreSQL, and chains whose nodes are down. Route
 * handlers are called as functions.
 */
export type Portal = Awaited<ReturnType<typeof startPortal>>;

const seeded = (): Promise<TestDatabase> => testDatabase('seeded', seedPortal);

/** Puts the demo's people, issuers and staff into a migrated database. */
export async function seedPortal(url: string): Promise<void> {
  const draft = createDatabase(url);
  await seed({ db: draft, issuerKeys: ISSUER_KEYS, staffPassword: STAFF_PASSWORD });
  await draft.$disconnect();
}

/**
 * @param databaseOf another seeded database than the test run's own, for what is started outside of one
 * @param audience where it answers: a demo is not asked under another name
 */
export async function startPortal(databaseOf: () => Promise<TestDatabase> = seeded, audience = AUDIENCE) {
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-portal-'));
  const configFile = join(folder, 'runtime.json');
  writeFileSync(configFile, JSON.stringify(runtimeConfigOf(folder, audience)));
  for (const domain of CHAIN_DOMAINS) {
    writeFileSync(join(folder, `${CHAIN_IDS[domain]}.json`), JSON.stringify(deploymentOf(domain)));
  }
  const own = await databaseOf();
  Object.assign(process.env, {
    DATABASE_URL: own.url,
    VOORZIEN_CONFIG: configFile,
    NEXTAUTH_SECRET: testHex('nextauth'),
    NEXTAUTH_URL: audience,
    ISSUER_KEYS: JSON.stringify({ ...ISSUER_KEYS, ...demoLoadIssuerKeys() }),
    DEMO_STAFF_PASSWORD: STAFF_PASSWORD,
  });
  const db = database();
  return {
    db,
    async stop() {
      await closeMailboxListener();
      await closeDatabase();
      await own.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function runtimeConfigOf(deploymentsDir: string, audience: string) {
  // Nothing listens on port 9: these chains are down.
  const chain = (domain: ChainDomain) => ({
    chainId: CHAIN_IDS[domain],
    name: domain,
    rpcUrl: 'http://127.0.0.1:9',
    publicRpcUrl: 'http://127.0.0.1:9',
    blockTimeSec: 0,
    confirmations: 0,
  });
  return {
    profile: 'closed',
    demo: true,
    claimDelayMaxSec: 0,
    deploymentSalt: testHex('salt'),
    audience,
    chains: { income: chain('income'), health: chain('health'), payout: chain('payout') },
    deploymentsDir,
    tallyKeys: { pw: BASE8.map(String), tw: BASE8.map(String) },
  };
}

function deploymentOf(domain: ChainDomain) {
  const names = {
    income: ['registerRoots', 'supplementVerifier', 'tallyShareVerifier', 'tally', 'incomeSupplement'],
    health: ['registerRoots', 'advanceVerifier', 'asbestosAdvance'],
    payout: ['euroToken', 'spendVerifier', 'payoutPool'],
  } as const;
  const common = [
    'accessManager',
    'mailbox',
    'merkleTreeHook',
    'pausableHook',
    'pausableIsm',
    'routingIsm',
    'validatorAnnounce',
    'gateway',
  ];
  return {
    version: 1,
    domain,
    chainId: CHAIN_IDS[domain],
    genesisHash: testHex(`genesis.${domain}`),
    startBlock: 7,
    developmentKeys: true,
    origins: [],
    auxiliary: {},
    contracts: Object.fromEntries([...common, ...names[domain]].map((name) => [name, testAddress(name)])),
  };
}

/** A session cookie as next-auth would set it. */
export async function cookieOf(sub: string, role: string): Promise<string> {
  const token = await encode({ token: { sub, role }, secret: serverEnv().NEXTAUTH_SECRET, maxAge: 600 });
  return `next-auth.session-token=${token}`;
}

export const citizenCookie = (personId: string): Promise<string> => cookieOf(personId, 'citizen');

/** @param email of a seeded account */
export async function staffCookie(email: string, db: Database): Promise<string> {
  const account = await db.staffAccount.findUniqueOrThrow({ where: { email } });
  return cookieOf(account.id, account.role);
}

export type Call = {
  readonly method?: string;
  readonly path?: string;
  readonly cookie?: string | undefined;
  readonly json?: unknown;
  /** Sent as it is, in place of `json`. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly code: string | undefined;
};

/** Calls a route handler the way Next does. */
export async function call(handler: NextHandler, options: Call = {}): Promise<Answer> {
  const { method = 'GET', path = '/api/test', cookie, json, raw, headers = {}, params = {}, signal } = options;
  const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
  const request = new NextRequest(new URL(path, AUDIENCE), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
  });
  const response = await handler(request, { params: Promise.resolve({ ...params }) });
  const text = await response.text();
  const parsed = JSON.parse(text) as { error?: { code: string } };
  return { status: response.status, headers: response.headers, text, body: parsed, code: parsed.error?.code };
}

/** Number of rows of every table: the same before and after means that nothing was written. */
export async function rowCounts(db: Database): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${name}"`);
    counts[name] = rows[0]?.n ?? 0;
  }
  return counts;
}

/** All that was written to standard output and error meanwhile. */
export async function captureLog(work: () => Promise<unknown>): Promise<string> {
  const lines: string[] = [];
  const streams = [process.stdout, process.stderr] as const;
  const originals = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = ((chunk: unknown) => {
      lines.push(String(chunk));
      return true;
    }) as typeof stream.write;
  }
  try {
    await work();
  } finally {
    streams.forEach((stream, index) => {
      stream.write = originals[index] as typeof stream.write;
    });
  }
  return lines.join('');
}
