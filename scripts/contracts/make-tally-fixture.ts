/**
 * Makes tests/fixtures/tally-proof.json: real proofs of circuit `tallyShare` for the contract tests, bound to a Tally made
 * by `tallyMaker` with nonce 0 and to the holders' accounts. Run after the proving keys changed, and format what it wrote:
 * `npx tsx scripts/contracts/make-tally-fixture.ts && npx biome check --write tests/fixtures` (about 10 s).
 *
 *   chainId, tallyMaker, tally
 *   holders.<pw|tw|statistics>: account, part [x, y], registration { context, proof[8] } (trancheId 0, c1 = B8)
 *   keys.<pw|tw>: key [x, y], keyHash
 *   tranches.<first|next>: trancheId, scheme, region, count, capSumCents, totalCents,
 *     amountsCents[], capsCents[], c1x[], c1y[], c2x[], c2y[]: the claims in their order,
 *     sumC1 [x, y], sumC2 [x, y],
 *     shares.<holder>: share [x, y], context, proof[8]
 *   `first` and `next` (ids 1 and 2) are of one place: when `first` closes, `next` opens. `first.shares.tw` is a right
 *   share of a holder who has no part of that key.
 *
 * Proofs are in the verifier's order; numbers above 2^53 are decimal strings.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { encodeAbiParameters, keccak256, parseAbiParameters } from 'viem';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { DEMO_REGIONS, SCHEMES } from '@/lib/shared/domain/schemes';
import { BASE8, type Point } from '@/lib/shared/protocol/babyjubjub';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { shareOf, sumCiphertexts, totalPoint } from '@/lib/shared/protocol/tally';
import { tallyShareInput } from '@/lib/shared/protocol/tally-witness';
import { encrypted, type HolderName, partOf, publicPartOf, TALLY_WORLD, tallyKeyOf } from '@/tests/fixtures/tally';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const text = (values: readonly bigint[]): string[] => values.map(String);
const HOLDERS: readonly HolderName[] = ['pw', 'tw', 'statistics'];

const artifacts = {
  wasm: new Uint8Array(await readFile(file('public/zk/tallyShare.wasm'))),
  zkey: new Uint8Array(await readFile(file('public/zk/tallyShare.zkey'))),
};

async function prove(holder: HolderName, c1: Point, trancheId: bigint) {
  const { chainId, tally, holders } = TALLY_WORLD;
  const context = tallyShareContext({ chainId, tally, holder: holders[holder], trancheId });
  const { proof, publicSignals } = await proveGroth16(tallyShareInput(partOf(holder), c1, context), artifacts);
  const share = shareOf(partOf(holder), c1);
  const wanted = text([...publicPartOf(holder), ...share, ...c1, context]);
  if (String(publicSignals) !== String(wanted)) throw new Error(`${holder}: other signals than the protocol computes`);
  return { share: text(share), context: String(context), proof };
}

async function registered(holder: HolderName) {
  const { share, context, proof } = await prove(holder, BASE8, 0n);
  return { account: TALLY_WORLD.holders[holder], part: share, registration: { context, proof } };
}

function composed(scheme: 'pw' | 'tw') {
  const key = tallyKeyOf(scheme);
  return { key: text(key), keyHash: keccak256(encodeAbiParameters(parseAbiParameters('uint256, uint256'), [...key])) };
}

/** Claims under the `pw` key in one municipality, each reserved for as the largest norm. */
async function tranche(trancheId: bigint, amountsCents: readonly bigint[], holders: readonly HolderName[]) {
  const capsCents = amountsCents.map(() => 202779n);
  const claims = encrypted(tallyKeyOf('pw'), amountsCents, `tranche.${trancheId}`);
  const { c1, c2 } = sumCiphertexts(claims);
  const total = amountsCents.reduce((sum, cents) => sum + cents);
  const parts = [shareOf(partOf('pw'), c1), shareOf(partOf('statistics'), c1)];
  if (recoverTotal(totalPoint(c2, parts)) !== total) throw new Error(`tranche ${trancheId} does not open`);
  const shares: Record<string, Awaited<ReturnType<typeof prove>>> = {};
  for (const holder of holders) shares[holder] = await prove(holder, c1, trancheId);
  return {
    trancheId: Number(trancheId),
    scheme: SCHEMES.pw,
    region: DEMO_REGIONS.voorbeeldstad,
    count: amountsCents.length,
    capSumCents: Number(capsCents.reduce((sum, cents) => sum + cents)),
    totalCents: Number(total),
    amountsCents: amountsCents.map(Number),
    capsCents: capsCents.map(Number),
    c1x: text(claims.map((claim) => claim.c1[0])),
    c1y: text(claims.map((claim) => claim.c1[1])),
    c2x: text(claims.map((claim) => claim.c2[0])),
    c2y: text(claims.map((claim) => claim.c2[1])),
    sumC1: text(c1),
    sumC2: text(c2),
    shares,
  };
}

const holders: Record<string, Awaited<ReturnType<typeof registered>>> = {};
for (const holder of HOLDERS) holders[holder] = await registered(holder);
const verifyingKey = await readFile(file('public/zk/tallyShare.vkey.json'));
const fixture = {
  generatedBy: 'scripts/contracts/make-tally-fixture.ts',
  verifyingKeySha256: `0x${createHash('sha256').update(verifyingKey).digest('hex')}`,
  chainId: TALLY_WORLD.chainId,
  tallyMaker: TALLY_WORLD.tallyMaker,
  tally: TALLY_WORLD.tally,
  holders,
  keys: { pw: composed('pw'), tw: composed('tw') },
  tranches: {
    // From one cent to the cap.
    first: await tranche(
      1n,
      [41646n, 87641n, 1n, 202779n, 60000n, 118000n, 41000n, 99999n, 12345n, 77056n],
      ['pw', 'statistics', 'tw'],
    ),
    next: await tranche(
      2n,
      Array.from({ length: 12 }, (_, i) => BigInt(1000 + 137 * i)),
      ['pw', 'statistics'],
    ),
  },
};
await writeFile(file('tests/fixtures/tally-proof.json'), `${JSON.stringify(fixture, null, 2)}\n`);
console.log(`tally-proof.json: ${Object.keys(fixture.tranches).join(', ')}`);
await stopProver();
