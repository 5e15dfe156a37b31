import { randomBytes, randomUUID } from 'node:crypto';
import { Aes128Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { bytesToHex } from 'viem';
import { entryLeaf, registerOver } from '@/lib/server/registers/leaves';
import { RegisterMemory } from '@/lib/server/registers/register-memory';
import type { PublicationEntry } from '@/lib/server/repositories/register-publication';
import { incomeCredential } from '@/lib/server/services/income-credential';
import { sealToCard } from '@/lib/server/services/seal';
import { poolHashes } from '@/lib/shared/card/money/fast-hash';
import { unitsPerCent } from '@/lib/shared/card/money/forwarding';
import { createPoolWork } from '@/lib/shared/card/money/pool-work';
import type { OpenApi } from '@/lib/shared/card/portal-api';
import { eurCents } from '@/lib/shared/domain/cents';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { type FieldElement, reduceToField } from '@/lib/shared/protocol/field';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { SCALE_PERIOD, SCALE_REGION, SCALE_SCHEME } from './plan';
import { median } from './sizes';

/**
 * What a month asks besides claims, by the product's own code on one core of this machine: what platforms sign and seal, what
 * an agency's register costs, what a wallet reads. Names and keys are made up on the spot; nothing of it stays.
 */

/** Leaves of the tree that is built: a second's work, so that a run does not last. */
const LEAVES = 20_000;
const CHANGED = LEAVES / 100;
const LEAVES_WORKED_OUT = 300;

const random = (): FieldElement => reduceToField(BigInt(bytesToHex(randomBytes(31))));

async function perSec(count: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (count * 1000) / (performance.now() - startedMs);
}

/** Statements signed as the platform does and sealed to a card, in a second. */
export async function statementsPerSec(count: number): Promise<number> {
  const secret = randomBytes(32);
  const [keyX, keyY] = signingPublicKey(secret).map(String) as [string, string];
  const issuer = { id: 'scale', name: 'Scale', kind: 'employer', keyX, keyY, keyHash: '0' };
  const issuerKeys = { scale: bytesToHex(secret) };
  const kem = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() }).kem;
  const { publicKey } = await kem.generateKeyPair();
  const card = bytesToHex(new Uint8Array(await kem.serializePublicKey(publicKey)));
  const issuedAt = new Date();
  return perSec(count, async () => {
    for (let i = 0; i < count; i++) {
      const statement = {
        ...{ id: randomUUID(), issuerId: issuer.id, personId: 'scale', person: { displayName: 'Scale' } },
        ...{ period: SCALE_PERIOD, grossCents: 120_000n, netCents: 101_500n, number: BigInt(i + 1) },
        ...{ corrections: [], issuedAt, replacedAt: null, items: [] },
      };
      await sealToCard(card, 'income', incomeCredential(statement, issuer, String(random()), issuerKeys));
    }
  });
}

/** A household that nobody is, with one source of income. */
export const someEntry = (index: number): PublicationEntry => ({
  ...{ id: `${index}`, leafIndex: index, publishedLeaf: null, holder: random(), normClass: 0, disregardClass: 3 },
  knownBenefitCents: eurCents(0n),
  validFrom: SCALE_PERIOD,
  validUntil: SCALE_PERIOD,
  leafSalt: random(),
  endedAt: null,
  sources: [{ keyHash: random(), holder: random() }],
});

/** Leaves worked out from a person's row, built into a tree, and changed in it, in a second each. */
export async function registerRates() {
  const { node } = await poolHashes();
  const key = { scheme: SCALE_SCHEME, region: SCALE_REGION };
  const memory = new RegisterMemory(node);
  const leaves = Array.from({ length: LEAVES }, random);
  const leavesPerSec = await perSec(LEAVES, () => registerOver(key, leaves, [], memory));
  for (let i = 0; i < CHANGED; i++) leaves[Math.floor((i * LEAVES) / CHANGED)] = random();
  const changesPerSec = await perSec(CHANGED, () => registerOver(key, leaves, [], memory));
  const entries = Array.from({ length: LEAVES_WORKED_OUT }, (_, index) => someEntry(index));
  const entriesPerSec = await perSec(LEAVES_WORKED_OUT, () => {
    for (const entry of entries) entryLeaf(entry, new Date(0));
  });
  return { leavesPerSec, changesPerSec, entriesPerSec };
}

/** Milliseconds in which the portal serves one bucket of the newest register; the median of a few. Null without a register. */
export async function bucketMs(open: OpenApi): Promise<number | null> {
  const { registers } = await open.registers();
  const root = registers.at(-1)?.root;
  if (root === undefined) return null;
  const times: number[] = [];
  for (let i = 0; i < 9; i++) {
    const startedMs = performance.now();
    await open.bucket(root, 0);
    times.push(performance.now() - startedMs);
  }
  return median(times);
}

/** Events of the pool that a wallet that knows nothing reads in a second, fetching included. */
export async function scanPerSec(config: PublicConfig, open: OpenApi): Promise<number> {
  let count = 0;
  const counted: Pick<OpenApi, 'poolEvents'> = {
    poolEvents: async (fromBlock) => {
      const page = await open.poolEvents(fromBlock);
      count += page.events.length;
      return page;
    },
  };
  const wallet = createPoolWork(counted, () => Promise.reject(new Error('A look proves nothing.')));
  const startedMs = performance.now();
  await wallet.scanPool({
    ...{ secret: random(), startBlock: config.contracts.payoutPoolStartBlock, nowMs: Date.now() },
    ...{ knownAmounts: {}, claimAmounts: {}, unitsPerCent: unitsPerCent(config), seenUntilBlock: 0 },
  });
  return (count * 1000) / (performance.now() - startedMs);
}
