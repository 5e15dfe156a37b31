import { createECDH } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWalletClient, type Hex, http, keccak256, stringToHex, toHex } from 'viem';
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts';
import { DEPLOY_DEFAULTS } from '@/contracts/deploy/config';
import { type Deployments, deployAll } from '@/contracts/deploy/run';
import { chainHandles } from '@/lib/server/chain/client';
import { runtimeConfig, workerEnv, zRuntimeConfig } from '@/lib/server/env';
import { closeDatabase, database } from '@/lib/server/repositories/database';
import { keysOf } from '@/lib/server/worker/jobs';
import { BASE8, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { hashKey } from '@/lib/shared/protocol/hashes';
import { maxAmount } from '@/lib/shared/protocol/policy';
import { CHAIN_DOMAINS, type ChainDomain } from '@/lib/shared/schemas/deployment';
import { migrate } from '@/scripts/prisma/migrate.mjs';
import { startTemporaryPostgres } from '@/scripts/prisma/temporary-postgres.mjs';
import { holderOf, PW_POLICY, signingKeyOf, TW_POLICY, tallyPartOf } from '@/tests/fixtures/household';
import { ADVANCE_POLICY } from '@/tests/fixtures/patient';
import { Anvil } from './anvil';
import { testLeaf } from './claims';
import { RpcProxy } from './rpc-proxy';

const MNEMONIC = 'test test test test test test test test test test test junk';
const BLOCKS_ABOVE = 8;
const CHAIN_IDS = { income: 31337, health: 31338, payout: 31339 } as const;

/** A private key that depends on its name alone. */
export const testKey = (name: string): Hex => keccak256(stringToHex(`voorzien.tests.key.${name}`));
const validatorKeys = (domain: ChainDomain) => [0, 1, 2, 3, 4].map((i) => testKey(`validator.${domain}.${i}`));
const addressOf = (key: Hex) => privateKeyToAccount(key).address;

const tallyHolder = (name: 'pw' | 'tw' | 'statistics') => ({
  account: testKey(`tally.${name}`),
  part: toHex(tallyPartOf(name), { size: 32 }),
});
/** The three key holders, as the worker's environment has them. */
export const TALLY_HOLDERS = { pw: tallyHolder('pw'), tw: tallyHolder('tw'), statistics: tallyHolder('statistics') };

/** The same as deploying wants it: with the secrets, so that it registers the parts. */
const deployHolder = (name: 'pw' | 'tw' | 'statistics') => ({
  account: addressOf(testKey(`tally.${name}`)),
  part: scalarMul(BASE8, tallyPartOf(name)),
  secrets: { accountKey: testKey(`tally.${name}`), part: tallyPartOf(name) },
});

/** Who sends transactions of the worker. */
const GAS_KEYS = [
  'relay',
  'payoutRelay',
  'inserter',
  'wage',
  'publisher',
  'messenger',
  'tallyCloser',
  'tallyReleaser',
] as const;

/** Account of the chains' rich mnemonic: 0 deploys, 6 mints. */
export const office = (index: number) => {
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: index });
  return { address: account.address, key: toHex(account.getHdKey().privateKey as Uint8Array) };
};

export const forEachDomain = <T>(make: (domain: ChainDomain) => T): Record<ChainDomain, T> => ({
  income: make('income'),
  health: make('health'),
  payout: make('payout'),
});

export type StackOptions = {
  /** Blocks on top before validators sign and a claim counts as mined. */
  readonly confirmations?: number;
  /** Demo euros in the pool. */
  readonly fundingCents?: bigint;
  /** Seconds after which tranches may close. */
  readonly tallyWindowSec?: number;
  /** Seconds after which a release counts. */
  readonly releaseDelaySec?: number;
};

/** Three real chains with everything deployed, and a migrated PostgreSQL; the process's environment points at them. */
export type Stack = Awaited<ReturnType<typeof startStack>>;

export async function startStack(options: StackOptions = {}) {
  const { confirmations = 0 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-stack-'));
  const postgres = await startTemporaryPostgres();
  const started = await Promise.all(CHAIN_DOMAINS.map((domain) => Anvil.start(CHAIN_IDS[domain])));
  const anvils = forEachDomain((domain) => started[CHAIN_DOMAINS.indexOf(domain)] as Anvil);
  const lines = await Promise.all(CHAIN_DOMAINS.map((domain) => RpcProxy.start(anvils[domain].rpcUrl)));
  const proxies = forEachDomain((domain) => lines[CHAIN_DOMAINS.indexOf(domain)] as RpcProxy);

  const databaseUrl = await postgres.createDatabase('voorzien');
  const deploymentsDir = join(folder, 'deployments');
  const [deployments] = await Promise.all([deploy(anvils, deploymentsDir, options), migrate(databaseUrl)]);

  // Above the deployment, so that a reorganisation in a test does not undo it.
  await Promise.all(started.map((anvil) => anvil.mine(BLOCKS_ABOVE)));

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
    DATABASE_URL: databaseUrl,
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
      await Promise.all([...lines, ...started].map((part) => part.stop()));
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function deploy(
  anvils: Record<ChainDomain, Anvil>,
  deploymentsDir: string,
  { fundingCents = 1_000_000_00n, tallyWindowSec = 3600, releaseDelaySec }: StackOptions,
): Promise<Deployments> {
  return deployAll(
    {
      chains: forEachDomain((domain) => ({ chainId: CHAIN_IDS[domain], rpcUrl: anvils[domain].rpcUrl })),
      deploymentsDir,
      deployer: office(0).key,
      roles: {
        administrators: [office(1).address, office(2).address],
        publishers: [addressOf(testKey('publisher'))],
        pausers: [office(3).address],
        policyStaff: [office(4).address, office(5).address],
        minters: [office(0).address, office(6).address],
        depositors: [addressOf(testKey('wage'))],
      },
      adminDelaySec: DEPLOY_DEFAULTS.adminDelaySec,
      validators: forEachDomain((domain) => validatorKeys(domain).map(addressOf)),
      validatorThreshold: 3,
      rootGraceSec: DEPLOY_DEFAULTS.rootGraceSec,
      tally: {
        windowSec: tallyWindowSec,
        holders: { pw: deployHolder('pw'), tw: deployHolder('tw'), statistics: deployHolder('statistics') },
      },
      policies: [PW_POLICY],
      gateLimits: { maxCapCents: maxAmount(PW_POLICY), dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
      // From 1 January 2026, UTC.
      advancePolicies: [{ ...ADVANCE_POLICY, startsAtSec: 1_767_225_600n }],
      advanceGateLimits: { maxCapCents: ADVANCE_POLICY.amountCents, dailyCapCents: DEPLOY_DEFAULTS.dailyCapCents },
      demoFundingCents: fundingCents,
      ...(releaseDelaySec === undefined ? {} : { releaseDelaySec }),
      gasAccounts: GAS_KEYS.map((name) => addressOf(testKey(name))),
      gasFundingWei: DEPLOY_DEFAULTS.gasFundingWei,
    },
    { log: () => undefined },
  );
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
