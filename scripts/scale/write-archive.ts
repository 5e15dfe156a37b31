/** Puts the made proofs into prisma/scale.json.br. Run by scripts/scale/make.mjs. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { fromRoot } from '../lib/root.mjs';
import { SCALE_FILE, zScaleArchive } from './archive';
import { SCALE_GATE, SCALE_POOL, scalePlan, scaleRoot } from './plan';

type Made = Readonly<Record<string, string>> & { readonly proof: readonly string[] };

const made = scalePlan().flatMap(({ household }) => {
  const file = fromRoot(`build/scale/${household.id}.json`);
  return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8')) as Made] : [];
});
const hex = (decimal: string | undefined): string => BigInt(decimal ?? '').toString(16);
const archive = zScaleArchive.parse({
  generatedBy: 'scripts/scale/make.mjs',
  supplementKey: `0x${createHash('sha256')
    .update(readFileSync(fromRoot('public/zk/supplement.vkey.json')))
    .digest('hex')}`,
  gate: SCALE_GATE,
  pool: SCALE_POOL,
  root: scaleRoot().toString(16),
  claims: made.map((one) => ({
    nullifier: hex(one.nullifier),
    note: hex(one.note),
    c1: [hex(one.c1x), hex(one.c1y)],
    c2: [hex(one.c2x), hex(one.c2y)],
    proof: one.proof.map(hex),
  })),
});
const packed = brotliCompressSync(JSON.stringify(archive), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
writeFileSync(SCALE_FILE, packed);
process.stdout.write(`${archive.claims.length} claims, ${packed.length} bytes\n`);
