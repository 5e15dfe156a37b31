/**
 * Writes tests/fixtures/vectors.json from the TypeScript of lib/shared/protocol: the values that circom and Solidity
 * must reproduce (S-24). Same input, same file: `--check` fails when the file is not what the code computes.
 * Run: npx tsx scripts/circuits/vectors.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { getAddress, type Hex, keccak256, stringToHex } from 'viem';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { SCHEMES } from '@/lib/shared/domain/schemes';
import { BASE8, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { bindContext, claimContext, spendContext } from '@/lib/shared/protocol/context';
import { signField, signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { encryptAmount } from '@/lib/shared/protocol/elgamal';
import { FIELD_ORDER, type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import {
  hashHolder,
  hashIncome,
  hashKey,
  hashNode,
  hashNote,
  hashNullifier,
  hashPayTo,
  hashPoolLeaf,
  hashSource,
  hashSpendNullifier,
  type SecretIdentity,
} from '@/lib/shared/protocol/hashes';
import { buildTree, pathOf, zeroSubtrees } from '@/lib/shared/protocol/merkle';
import { createNoteTree } from '@/lib/shared/protocol/note-tree';
import { BASIS, hashPolicy, maxAmount, type SupplementPolicy } from '@/lib/shared/protocol/policy';
import { type EntitledLeaf, hashEntitled, packEntitlement } from '@/lib/shared/protocol/register-leaf';
import { TAG } from '@/lib/shared/protocol/tags';
import { type Flat, medicalVectors } from './medical-vectors';
import { tallyVectors } from './tally-vectors';

const FILE = new URL('../../tests/fixtures/vectors.json', import.meta.url);

/** Seeded: a field element that depends on its label alone. */
const seeded = (label: string): FieldElement =>
  reduceToField(BigInt(keccak256(stringToHex(`voorzien.vectors.${label}`))));
const text = (values: readonly bigint[]): string[] => values.map(String);

const october = period(202610);
const tallySecret = seeded('tally') % SUBGROUP_ORDER;

/** The norms and disregards of `pw` from 1-7-2026 (FACTS: PW art. 20–22, 31(2)). */
const pwPolicy: SupplementPolicy = {
  scheme: SCHEMES.pw,
  basis: 'net',
  nullifierClass: 1,
  period: october,
  norms: [141946n, 202779n, 101389n, 87871n, 81112n, 77056n, 35042n, 70084n].map(eurCents),
  disregards: [
    { flatCents: eurCents(0n), bps: 0, capCents: eurCents(0n) },
    { flatCents: eurCents(0n), bps: 2500, capCents: eurCents(28500n) },
    { flatCents: eurCents(0n), bps: 1250, capCents: eurCents(17766n) },
    { flatCents: eurCents(0n), bps: 1500, capCents: eurCents(18019n) },
  ],
  tallyKey: scalarMul(BASE8, tallySecret),
};

/** Every field at its largest, so that packing shows where one value would spill into the next. */
const fullPolicy: SupplementPolicy = {
  ...pwPolicy,
  scheme: SCHEMES.tw,
  basis: 'gross',
  nullifierClass: 65535,
  period: period(209912),
  norms: Array.from({ length: 8 }, (_, i) => eurCents(4294967295n - BigInt(i))),
  disregards: Array.from({ length: 4 }, (_, i) => ({
    flatCents: eurCents(4294967291n + BigInt(i)),
    bps: 10000 - i,
    capCents: eurCents(4294967295n - BigInt(i)),
  })),
};

function policyVector(policy: SupplementPolicy): Flat {
  return {
    scheme: String(policy.scheme),
    basis: String(BASIS[policy.basis]),
    nullifierClass: String(policy.nullifierClass),
    period: String(policy.period),
    norms: text(policy.norms),
    flatCents: text(policy.disregards.map((d) => d.flatCents)),
    bps: policy.disregards.map((d) => String(d.bps)),
    capCents: text(policy.disregards.map((d) => d.capCents)),
    tallyX: String(policy.tallyKey[0]),
    tallyY: String(policy.tallyKey[1]),
    maxAmount: String(maxAmount(policy)),
    hash: String(hashPolicy(policy)),
  };
}

function entitledVector(leaf: EntitledLeaf): Flat {
  return {
    holder: String(leaf.holder),
    normClass: String(leaf.normClass),
    disregardClass: String(leaf.disregardClass),
    knownBenefitCents: String(leaf.knownBenefitCents),
    validFrom: String(leaf.validFrom),
    validUntil: String(leaf.validUntil),
    sources: text(leaf.sources),
    leafSalt: String(leaf.leafSalt),
    packed: String(packEntitlement(leaf)),
    hash: String(hashEntitled(leaf)),
  };
}

function vectors(): Record<string, Flat> {
  const secret = seeded('secret') as SecretIdentity;
  const holder = hashHolder(secret);
  const signingKey = Buffer.from('voorzien.vectors.employer'.padEnd(32, '.'));
  const key = signingPublicKey(signingKey);
  const keyHash = hashKey(key);
  const source = hashSource(keyHash, holder);
  const statement = {
    holder,
    period: october,
    grossCents: eurCents(141600n),
    netCents: eurCents(118000n),
    number: 18446744073709551615n,
  };
  const income = hashIncome(statement);
  const signature = signField(signingKey, income);
  const leaf: EntitledLeaf = {
    holder,
    normClass: 0,
    disregardClass: 3,
    knownBenefitCents: eurCents(0n),
    validFrom: period(202601),
    validUntil: period(202712),
    sources: [source, 0n as FieldElement],
    leafSalt: (seeded('salt') % (1n << 128n)) as FieldElement,
  };
  const fullLeaf: EntitledLeaf = {
    ...leaf,
    normClass: 7,
    knownBenefitCents: eurCents(4294967295n),
    validFrom: period(200001),
    validUntil: period(209912),
    sources: [source, seeded('source')],
  };
  const nullifier = hashNullifier(secret, 1, october);
  const payTo = hashPayTo(secret, nullifier);
  const amount = eurCents(41646n);
  const note = hashNote(amount, payTo);
  const randomness = seeded('randomness') % SUBGROUP_ORDER;
  const cipher = encryptAmount(amount, pwPolicy.tallyKey, randomness);
  const leaves = [hashEntitled(leaf), hashEntitled(fullLeaf), seeded('leaf.2')];
  const tree = buildTree(leaves);
  const [left, right] = [seeded('left'), seeded('right')];
  const claim = {
    chainId: 31337,
    gate: getAddress('0x00000000000000000000000000000000000a11ce'),
    payoutChainId: 31339,
    pool: getAddress('0x0000000000000000000000000000000000000b0b'),
    scheme: SCHEMES.pw,
    period: october,
    deadlineSec: 1793491200n,
  };
  const spend = {
    chainId: 31339,
    pool: claim.pool,
    recipient: getAddress('0x00000000000000000000000000000000000ca511'),
    deadlineSec: 1793491200n,
  };
  // Five leaves: the last one is lifted twice, unhashed.
  const notes = [0, 1, 2, 3].map((i) => seeded(`pool.${i}`)).concat(hashPoolLeaf(note, eurCents(202779n)));
  const noteTree = createNoteTree(notes);
  const notePath = noteTree.pathOf(4);
  const challenge: Hex = keccak256(stringToHex('voorzien.vectors.challenge'));
  const encryptionKey: Hex = keccak256(stringToHex('voorzien.vectors.encryption'));

  return {
    tags: Object.fromEntries(Object.entries(TAG).map(([name, value]) => [name, String(value)])),
    field: { order: String(FIELD_ORDER), subgroupOrder: String(SUBGROUP_ORDER), base8: text(BASE8) },
    key: { x: String(key[0]), y: String(key[1]), hash: String(keyHash) },
    holder: { secret: String(secret), hash: String(holder) },
    source: { keyHash: String(keyHash), holder: String(holder), hash: String(source) },
    income: {
      holder: String(holder),
      period: String(statement.period),
      grossCents: String(statement.grossCents),
      netCents: String(statement.netCents),
      number: String(statement.number),
      hash: String(income),
    },
    eddsa: {
      message: String(income),
      ax: String(key[0]),
      ay: String(key[1]),
      r8x: String(signature.r8[0]),
      r8y: String(signature.r8[1]),
      s: String(signature.s),
    },
    entitled: entitledVector(leaf),
    entitledFull: entitledVector(fullLeaf),
    claim: { secret: String(secret), nullifierClass: '1', period: String(october), hash: String(nullifier) },
    payTo: { secret: String(secret), nonce: String(nullifier), hash: String(payTo) },
    note: { amountCents: String(amount), payTo: String(payTo), hash: String(note) },
    leaf: { note: String(note), capCents: '202779', hash: String(hashPoolLeaf(note, eurCents(202779n))) },
    spend: { secret: String(secret), note: String(note), hash: String(hashSpendNullifier(secret, note)) },
    node: { left: String(left), right: String(right), hash: String(hashNode(left, right)) },
    tree: {
      leaves: text(leaves),
      index: '2',
      siblings: text(pathOf(tree, 2).siblings),
      zeros: text(zeroSubtrees(24)),
      root: String(tree.root),
    },
    policy: policyVector(pwPolicy),
    policyFull: policyVector(fullPolicy),
    ...medicalVectors(holder, keyHash),
    elgamal: {
      amountCents: String(amount),
      tallySecret: String(tallySecret),
      tallyX: String(pwPolicy.tallyKey[0]),
      tallyY: String(pwPolicy.tallyKey[1]),
      randomness: String(randomness),
      c1x: String(cipher.c1[0]),
      c1y: String(cipher.c1[1]),
      c2x: String(cipher.c2[0]),
      c2y: String(cipher.c2[1]),
    },
    claimContext: {
      chainId: String(claim.chainId),
      gate: claim.gate,
      payoutChainId: String(claim.payoutChainId),
      pool: claim.pool,
      scheme: String(claim.scheme),
      period: String(claim.period),
      deadlineSec: String(claim.deadlineSec),
      hash: String(claimContext(claim)),
    },
    spendContext: {
      chainId: String(spend.chainId),
      pool: spend.pool,
      recipient: spend.recipient,
      deadlineSec: String(spend.deadlineSec),
      hash: String(spendContext(spend)),
    },
    noteTree: {
      leaves: text(notes),
      index: String(notePath.index),
      siblings: text(notePath.siblings),
      root: String(noteTree.root),
    },
    ...tallyVectors(),
    bindContext: {
      audience: 'http://localhost:3000',
      challenge,
      encryptionKey,
      hash: String(bindContext('http://localhost:3000', challenge, encryptionKey)),
    },
  };
}

/** As the formatter wants it: a list that fits on a line of 120 stands on one. */
function json(value: unknown): string {
  const spread = JSON.stringify(value, null, 2);
  return `${spread.replace(/^( *".*": )\[([^\]]*)\](,?)$/gm, (all, head: string, items: string, comma: string) => {
    const line = `${head}[${items.trim().replace(/\s+/g, ' ')}]${comma}`;
    return line.length <= 120 ? line : all;
  })}\n`;
}

const written = json(vectors());
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== written) {
    console.error(
      'tests/fixtures/vectors.json is not what the code computes. Run: npx tsx scripts/circuits/vectors.ts',
    );
    process.exit(1);
  }
} else {
  writeFileSync(FILE, written);
}
