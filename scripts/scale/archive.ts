import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { WireClaim } from '@/lib/shared/card/claim-progress';
import { zHex32 } from '@/lib/shared/schemas/primitives';
import { fromRoot } from '../lib/root.mjs';
import { SCALE_DEADLINE_SEC, SCALE_PERIOD, SCALE_SCHEME } from './plan';

/** The prepared claims of load runs as they are kept, made by scripts/scale/make.mjs. */
export const SCALE_FILE = fromRoot('prisma/scale.json.br');

const zWord = z.string().regex(/^[0-9a-f]{1,64}$/);
const zPacked = z.object({
  nullifier: zWord,
  note: zWord,
  c1: z.tuple([zWord, zWord]),
  c2: z.tuple([zWord, zWord]),
  proof: z.array(zWord).length(8),
});

export const zScaleArchive = z.object({
  generatedBy: z.literal('scripts/scale/make.mjs'),
  /** SHA-256 of the verifying key that the proofs are for. */
  supplementKey: zHex32,
  gate: z.string(),
  pool: z.string(),
  /** Of the register that all of them stand in. */
  root: zWord,
  claims: z.array(zPacked).min(1),
});
export type ScaleArchive = z.output<typeof zScaleArchive>;

export type PreparedClaim = {
  /** Place in the plan. */
  readonly index: number;
  readonly nullifier: bigint;
  readonly wire: WireClaim;
};
export type Prepared = { readonly root: bigint; readonly gate: string; readonly claims: readonly PreparedClaim[] };

const decimal = (word: string): string => BigInt(`0x${word}`).toString();

/** @throws when the file is missing or is no archive */
export function readPrepared(): Prepared {
  const archive = zScaleArchive.parse(JSON.parse(brotliDecompressSync(readFileSync(SCALE_FILE)).toString()));
  const claims = archive.claims.map(({ nullifier, note, c1, c2, proof }, index): PreparedClaim => {
    const wire = {
      scheme: SCALE_SCHEME,
      period: SCALE_PERIOD,
      registerRoot: decimal(archive.root),
      nullifier: decimal(nullifier),
      note: decimal(note),
      c1: [decimal(c1[0]), decimal(c1[1])] as [string, string],
      c2: [decimal(c2[0]), decimal(c2[1])] as [string, string],
      deadlineSec: SCALE_DEADLINE_SEC,
      proof: proof.map(decimal) as WireClaim['proof'],
    };
    return { index, nullifier: BigInt(wire.nullifier), wire };
  });
  return { root: BigInt(`0x${archive.root}`), gate: archive.gate, claims };
}
