import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { fromRoot } from '../lib/root.mjs';

/** The seeded history as it is kept: proofs, made beforehand by scripts/history/make.mjs. */
export const ARCHIVE_FILE = fromRoot('prisma/history.json.br');

const zWord = z
  .string()
  .regex(/^[0-9a-f]{1,64}$/)
  .transform((hex) => BigInt(`0x${hex}`));
const zPoint = z.tuple([zWord, zWord]);
const zProof = z.array(zWord).length(8);

const zClaim = z.object({
  /** Unix seconds of its block. */
  at: z.number().int(),
  scheme: z.number().int(),
  region: z.number().int(),
  period: z.number().int(),
  root: zWord,
  deadline: z.number().int(),
  nullifier: zWord,
  note: zWord,
  c1: zPoint,
  c2: zPoint,
  proof: zProof,
});
const zShare = z.object({ share: zPoint, proof: zProof });
const zOpening = z.object({
  trancheId: z.number().int(),
  agency: zShare,
  statistics: zShare,
  /** Euro cents. */
  total: z.number().int(),
});

export const zArchive = z.object({
  generatedBy: z.literal('scripts/history/make.mjs'),
  /** SHA-256 of the verifying keys that the proofs are for. */
  supplementKey: z.string(),
  tallyShareKey: z.string(),
  gate: z.string(),
  pool: z.string(),
  tally: z.string(),
  /** Unix seconds of the last closing whose shares are here. */
  closedUntil: z.number().int(),
  claims: z.array(zClaim),
  openings: z.array(zOpening),
});
export type Archive = z.output<typeof zArchive>;
export type ArchivedClaim = Archive['claims'][number];
export type ArchivedOpening = Archive['openings'][number];

export const readArchive = (): Archive =>
  zArchive.parse(JSON.parse(brotliDecompressSync(readFileSync(ARCHIVE_FILE)).toString()));
