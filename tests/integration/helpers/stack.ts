import { createECDH } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWalletClient, type Hex, http, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { chainHandles } from '@/lib/server/chain/client';
import { runtimeConfig, workerEnv, zRuntimeConfig } from '@/lib/server/env';
import { closeDatabase, database } from '@/lib/server/repositories/database';
import { keysOf } from '@/lib/server/worker/jobs';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import { holderOf, PW_POLICY, signingKeyOf, TW_POLICY } from '@/tests/fixtures/household';
import { testLeaf } from './claims';
import { testDatabase } from './databases';
import { type DeployOptions, deployedChains } from './deployed';
import { RpcProxy } from './rpc-proxy';
import { CHAIN_IDS, forEachDomain, TALLY_HOLDERS, testKey, validatorKeys } from './test-keys';

export type StackOptions = DeployOptions & {
  /** Blocks on top before validators sign and a claim counts as mined. */
  readonly confirmations?: number;
};

/** Three real chains with everything deployed, and a migrated PostgreSQL; the process's environment points at them. */
export type Stack = Awaited<ReturnType<typeof startStack>>;

export async function startStack(options: StackOptions = {}) {
  const { confirmations = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-stack-'));
  const own = await testDatabase();
  const deploymentsDir = join(folder, 'deployments');
  const { anvils, deployments } = await deployedChains(options, deploymentsDir);
  const lines = await Promise.all(CHAIN_DOMAINS.map((domain) => RpcProxy.start(anvils[domain].rpcUrl)));
  const proxies = forEachDomain((domain) => lines[CHAIN_DOMAINS.indexOf(domain)] as RpcProxy);

  const config = zRuntimeConfig.parse({
    profile: 'closed',
    demo: true,
    claimDelayMaxSec: 0,
    deploymentSalt: testKey('salt'),
    audience: 'http://localhost:3000',
    chains: forEachDomain((domain) => ({
      chainId: CHAIN_IDS[domain],
      name: domain,
      rpcUrl: proxies[domain].url,
      publicRpcUrl: anvils[domain].rpcUrl,
      blockTimeSec: 0,
      confirmations,
    })),
    deploymentsDir,
    insertWaitSec: 0,
    payout: { spreadSec: 60 },
    tallyKeys: { pw: PW_POLICY.tallyKey.map(String), tw: TW_POLICY.tallyKey.map(String) },
  });
  const configFile = join(folder, 'runtime.json');
  writeFileSync(configFile, JSON.stringify(config));
  const env = {
    DATABASE_URL: own.url,
    VOORZIEN_CONFIG: configFile,
    NEXTAUTH_SECRET: testKey('nextauth'),
    NEXTAUTH_URL: 'http://localhost:3000',
    ISSUER_KEYS: JSON.stringify({ rides: toHex(signingKeyOf('rides')), agency: testKey('issuer.agency') }),
    RELAY_PRIVATE_KEY: testKey('relay'),
    PAYOUT_RELAY_PRIVATE_KEY: testKey('payoutRelay'),
    INSERTER_PRIVATE_KEY: testKey('inserter'),
    WAGE_PRIVATE_KEY: testKey('wage'),
    PUBLISHER_PRIVATE_KEY: testKey('publisher'),
    MESSENGER_PRIVATE_KEY: testKey('messenger'),
    TALLY_CLOSER_PRIVATE_KEY: testKey('tallyCloser'),
    TALLY_RELEASER_PRIVATE_KEY: testKey('tallyReleaser'),
    TALLY_HOLDERS: JSON.stringify(TALLY_HOLDERS),
    VALIDATOR_KEYS_INCOME: validatorKeys('income').join(','),
    VALIDATOR_KEYS_HEALTH: validatorKeys('health').join(','),
    VALIDATOR_KEYS_PAYOUT: validatorKeys('payout').join(','),
  };
  Object.assign(process.env, env);
  return {
    anvils,
    proxies,
    deployments,
    env,
    folder,
    config: runtimeConfig(),
    chains: chainHandles(runtimeConfig()),
    keys: keysOf(workerEnv()),
    async stop() {
      await closeDatabase();
      await Promise.all([...lines, ...Object.values(anvils)].map((part) => part.stop()));
      await own.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Sends transactions straight to a node, around the line that tests cut. */
export const writer = ({ anvils, chains }: Stack, domain: ChainDomain, key: Hex) => {
  const { chain } = chains[domain].client;
  if (!chain) throw new Error('The client names no chain.');
  return createWalletClient({ account: privateKeyToAccount(key), chain, transport: http(anvils[domain].rpcUrl) });
};

/** Region of the tests' register. */
export const REGION = 9001;

/** Makes people who drive for the ride platform, with a card and an entry in the register. @returns entry ids */
export async function enrol(names: readonly string[]): Promise<string[]> {
  const db = database();
  const key = signingPublicKey(signingKeyOf('rides'));
  const issuer = { name: 'Rides', kind: 'employer', keyX: `${key[0]}`, keyY: `${key[1]}`, keyHash: `${hashKey(key)}` };
  await db.issuer.upsert({ where: { id: 'rides' }, create: { id: 'rides', ...issuer }, update: {} });
  const ids: string[] = [];
  for (const name of names) {
    const leaf = testLeaf(name);
    const card = { holder: holderOf(name).toString(), encryptionKey: encryptionKey() };
    await db.person.create({ data: { id: name, displayName: name, story: 'driver', card: { create: card } } });
    const entry = await db.registerEntry.create({
      data: {
        scheme: PW_POLICY.scheme,
        region: REGION,
        personId: name,
        normClass: leaf.normClass,
        disregardClass: leaf.disregardClass,
        knownBenefitCents: leaf.knownBenefitCents,
        validFrom: leaf.validFrom,
        validUntil: leaf.validUntil,
        leafSalt: leaf.leafSalt.toString(),
        sources: { create: [{ position: 0, issuerId: 'rides', personId: name }] },
      },
    });
    ids.push(entry.id);
  }
  return ids;
}

/** Public HPKE key of a new card (P-256, uncompressed). */
function encryptionKey(): Hex {
  const pair = createECDH('prime256v1');
  return `0x${pair.generateKeys('hex', 'uncompressed')}`;
}
