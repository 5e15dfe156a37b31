/** Puts the made proofs and shares into prisma/history.json.br. Run by scripts/history/make.mjs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { fromRoot } from '../lib/root.mjs';
import { ARCHIVE_FILE, zArchive } from './archive';
import { plannedArchive } from './made';
import { OPENINGS_FOLDER, readOpening } from './openings';
import { closingSec, historyPlan } from './plan';
import { HISTORY_WORLD } from './world';

const keyHash = (circuit: string): string =>
  createHash('sha256')
    .update(readFileSync(fromRoot(`public/zk/${circuit}.vkey.json`)))
    .digest('hex');

const openings = readdirSync(OPENINGS_FOLDER)
  .map((name) => Number(name.replace('.json', '')))
  .sort((a, b) => a - b)
  .map(readOpening);
/** The last closing before now: make.mjs has just played the history up to it. */
const closedUntil = historyPlan()
  .map(({ month }) => closingSec(month))
  .filter((sec) => sec * 1000 < Date.now())
  .reduce((a, b) => Math.max(a, b));
const { gate, pool, tally } = HISTORY_WORLD;
const archive = {
  generatedBy: 'scripts/history/make.mjs',
  supplementKey: keyHash('supplement'),
  tallyShareKey: keyHash('tallyShare'),
  gate,
  pool,
  tally,
  closedUntil,
  claims: plannedArchive(),
  openings,
};
const json = JSON.stringify(archive, (_, value: unknown) => (typeof value === 'bigint' ? value.toString(16) : value));
zArchive.parse(JSON.parse(json));
const packed = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
writeFileSync(ARCHIVE_FILE, packed);
process.stdout.write(`${archive.claims.length} claims, ${openings.length} openings, ${packed.length} bytes\n`);
