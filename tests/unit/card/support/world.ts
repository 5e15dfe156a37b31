import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { sha256 } from '@noble/hashes/sha2';
import type { CardIdentity } from '@/lib/shared/card/agent/ports';
import { bigEndian, fromHex, toBytes, toHex, utf8 } from '@/lib/shared/card/bytes';
import { encryptionKeyPair, type RandomBytes, randomSecret } from '@/lib/shared/card/identity';
import { eurCents } from '@/lib/shared/domain/cents';
import { type Period, period } from '@/lib/shared/domain/period';
import { BASE8, type Point, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { signField, signingPublicKey } from '@/lib/shared/protocol/eddsa';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashHolder, hashIncome, hashKey, hashSource } from '@/lib/shared/protocol/hashes';
import { BUCKET_SIZE } from '@/lib/shared/protocol/merkle';
import { bucketRoots, type RegisterBucket, rootFromBucketRoots } from '@/lib/shared/protocol/merkle-buckets';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { hashEntitled } from '@/lib/shared/protocol/register-leaf';
import { SUPPLEMENT_PACKS, SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import { policyFromTable, tableFor } from '@/lib/shared/rules/supplement-tables';
import { MAILBOX_HPKE_INFO, type MailboxKind } from '@/lib/shared/schemas/citizen-api';
import { VC_CONTEXT, zEntitlementCredential, zIncomeCredential } from '@/lib/shared/schemas/credentials';
import { type IssuerKind, type PublicConfig, zPolicies, zPublicConfig } from '@/lib/shared/schemas/public-api';

export const OCTOBER = period(202610);
export const NOW_MS = Date.UTC(2026, 10, 5, 12);

/** Seeded randomness: the same label gives the same bytes in the same order. */
export function seededRandom(label: string): RandomBytes {
  let counter = 0;
  return (length) => {
    const bytes: number[] = [];
    while (bytes.length < length) bytes.push(...sha256(utf8(`${label}:${counter++}`)));
    return Uint8Array.from(bytes.slice(0, length));
  };
}

export async function identityOf(label: string): Promise<CardIdentity> {
  const secret = randomSecret(seededRandom(label));
  return { secret, holder: hashHolder(secret), keyPair: await encryptionKeyPair(secret) };
}

export type TestIssuer = {
  readonly kind: IssuerKind;
  readonly id: string;
  readonly name: string;
  readonly signingKey: Uint8Array;
  readonly key: Point;
};
export const issuer = (id: string, kind: IssuerKind = 'employer'): TestIssuer => {
  const signingKey = seededRandom(`issuer:${id}`)(32);
  return { kind, id, name: `Issuer ${id}`, signingKey, key: signingPublicKey(signingKey) };
};

export const text = (point: Point): [string, string] => [String(point[0]), String(point[1])];

type StatementOptions = {
  readonly holder: FieldElement;
  readonly netCents: bigint;
  readonly grossCents?: bigint;
  readonly period?: Period;
  readonly number?: bigint;
  readonly validUntil?: string;
};

/** A signed income statement, as it travels. */
export function statementJson(by: TestIssuer, options: StatementOptions) {
  const { holder, netCents, grossCents = netCents, period: month = OCTOBER, number = 1n } = options;
  const message = hashIncome({
    holder,
    period: month,
    grossCents: eurCents(grossCents),
    netCents: eurCents(netCents),
    number,
  });
  const { r8, s } = signField(by.signingKey, message);
  return {
    '@context': [...VC_CONTEXT],
    id: `urn:statement:${by.id}:${month}:${number}`,
    type: ['VerifiableCredential', 'IncomeStatement'],
    issuer: { id: by.id, name: by.name },
    validFrom: '2026-11-01T00:00:00Z',
    validUntil: options.validUntil ?? '2027-12-31T00:00:00Z',
    credentialSubject: {
      holder: String(holder),
      period: month,
      grossCents: String(grossCents),
      netCents: String(netCents),
      number: String(number),
      corrections: [],
    },
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-poseidon-babyjubjub-2026',
      created: '2026-11-01T00:00:00Z',
      verificationMethod: text(by.key),
      proofValue: { r8: text(r8), s: String(s) },
    },
  };
}

export type TestSource = { readonly by: TestIssuer; readonly holder: FieldElement; readonly of?: 'self' | 'partner' };

/** The opening of a leaf, as it travels. */
export function entitlementJson(options: {
  readonly holder: FieldElement;
  readonly sources: readonly TestSource[];
  readonly scheme?: 1 | 2;
  readonly normClass?: number;
  readonly disregardClass?: number;
  readonly knownBenefitCents?: bigint;
  readonly leafIndex?: number;
}) {
  const { holder, sources, scheme = 1, normClass = 0, disregardClass = 3, leafIndex = 5 } = options;
  return {
    '@context': [...VC_CONTEXT],
    id: `urn:entitlement:${scheme}:${leafIndex}`,
    type: ['VerifiableCredential', 'RegisterEntitlement'],
    issuer: { id: 'voorbeeldstad', name: 'Voorbeeldstad' },
    validFrom: '2026-07-01T00:00:00Z',
    validUntil: '2026-12-31T23:59:59Z',
    credentialSubject: {
      holder: String(holder),
      scheme,
      region: scheme === 1 ? 9001 : 0,
      regionName: 'Voorbeeldstad',
      leafIndex,
      normClass,
      disregardClass,
      knownBenefitCents: String(options.knownBenefitCents ?? 0n),
      validFromPeriod: 202607,
      validUntilPeriod: 202612,
      leafSalt: String(bigEndian(seededRandom(`salt:${scheme}`)(16))),
      sources: sources.map((source) => ({
        issuerId: source.by.id,
        issuerName: source.by.name,
        key: text(source.by.key),
        holder: String(source.holder),
        of: source.of ?? 'self',
      })),
    },
  };
}

export const parseStatement = (json: unknown) => zIncomeCredential.parse(json);
export const parseEntitlement = (json: unknown) => zEntitlementCredential.parse(json);

const TALLY_KEY = scalarMul(BASE8, bigEndian(seededRandom('tally')(31)) % SUBGROUP_ORDER);

/** Answer of GET /api/policies: the tables of October 2026. */
export const policiesJson = (tallyKey = TALLY_KEY) => ({
  policies: SUPPLEMENT_SCHEMES.map((scheme) => {
    const pack = SUPPLEMENT_PACKS[scheme];
    const table = tableFor(pack, OCTOBER);
    if (table === undefined) throw new Error('the table of October 2026 is missing');
    const policy = policyFromTable(pack, table, OCTOBER, tallyKey);
    return {
      scheme: policy.scheme,
      basis: policy.basis,
      nullifierClass: policy.nullifierClass,
      period: policy.period,
      norms: policy.norms.map(String),
      disregards: policy.disregards.map((d) => ({
        ...d,
        flatCents: String(d.flatCents),
        capCents: String(d.capCents),
      })),
      tallyKey: text(policy.tallyKey),
      policyHash: String(hashPolicy(policy)),
      claimOpensAtSec: Date.UTC(2026, 9, 1) / 1000,
      claimClosesAtSec: Date.UTC(2027, 9, 1) / 1000,
    };
  }),
  advances: [] as readonly unknown[],
});
export const policies = () => zPolicies.parse(policiesJson()).policies;

/** A register with this one leaf among others. */
export function registerWith(leaf: Parameters<typeof hashEntitled>[0], index: number) {
  const leaves = Array.from({ length: index + 3 }, (_, i) => BigInt(7000 + i) as FieldElement);
  leaves[index] = hashEntitled(leaf);
  const roots = bucketRoots(leaves);
  const bucketIndex = Math.floor(index / BUCKET_SIZE);
  const bucket: RegisterBucket = {
    bucketIndex,
    leaves: leaves.slice(bucketIndex * BUCKET_SIZE, (bucketIndex + 1) * BUCKET_SIZE),
    bucketRoots: roots,
  };
  return { root: rootFromBucketRoots(roots), bucket };
}

export const sourceHash = (source: TestSource): FieldElement => hashSource(hashKey(source.by.key), source.holder);

const artifact = (name: string) => ({ url: `/zk/${name}`, sha256: '0'.repeat(64), bytes: 1 });
const files = (name: string) => ({
  wasm: artifact(`${name}.wasm`),
  zkey: artifact(`${name}.zkey`),
  vkey: artifact(`${name}.vkey.json`),
});
const chain = (chainId: number) => ({
  chainId,
  name: `chain ${chainId}`,
  rpcUrl: 'http://localhost:1',
  blockTimeSec: 0,
  confirmations: 0,
});
const address = (digit: string) => `0x${digit.repeat(40)}`;

export const configJson = (issuers: readonly TestIssuer[], claimDelayMaxSec = 0) => ({
  demo: true,
  profile: 'closed',
  claimDelayMaxSec,
  relayBatchSec: 0,
  deploymentSalt: toHex(seededRandom('salt')(32)),
  audience: 'http://localhost:3000',
  chains: { income: chain(31337), health: chain(31338), payout: chain(31339) },
  contracts: {
    incomeSupplement: address('1'),
    registerRoots: address('2'),
    asbestosAdvance: address('5'),
    payoutPool: address('3'),
    payoutPoolStartBlock: 0,
    tally: address('6'),
    incomeStartBlock: 0,
    euroToken: address('4'),
  },
  artifacts: {
    supplement: files('supplement'),
    holder: files('holder'),
    spend: files('spend'),
    advance: files('advance'),
    tallyShare: files('tallyShare'),
  },
  payout: { spreadSec: 60, euroDecimals: 6, euroName: 'Demo Euro', euroVersion: '1' },
  issuers: issuers.map(({ id, name, key, kind }) => ({
    id,
    name,
    kind,
    key: text(key),
    keyHash: String(hashKey(key)),
  })),
});
export const configOf = (issuers: readonly TestIssuer[], claimDelayMaxSec = 0): PublicConfig =>
  zPublicConfig.parse(configJson(issuers, claimDelayMaxSec));

/** Seals as the issuing service does (RFC 9180). */
export async function seal(kind: MailboxKind, content: unknown, publicKey: `0x${string}`) {
  const suite = new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes128Gcm(),
  });
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromHex(publicKey).buffer);
  const { ct, enc } = await suite.seal(
    { recipientPublicKey, info: utf8(MAILBOX_HPKE_INFO).buffer },
    utf8(JSON.stringify(content)).buffer,
    utf8(kind).buffer,
  );
  return { enc: toHex(toBytes(enc)), ciphertext: toHex(toBytes(ct)) };
}
