import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fromRoot, ROOT } from './root.mjs';

/** Remembers from which inputs a generated thing was made, so that it is made again only when they change. */

const SKIPPED = new Set(['node_modules', '.git', '.next', '.data', 'generated', '.DS_Store']);

/** @returns {string[]} files below a path (or the path itself), sorted */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

/**
 * @param {readonly string[]} paths files and folders below the top folder; missing ones count as empty
 * @param {(file: string) => boolean} [keep] given the path below the top folder
 * @returns {string} SHA-256 over names and contents
 */
export function hashOf(paths, keep = () => true) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesBelow(fromRoot(path))) {
      const name = relative(ROOT, file);
      if (!keep(name)) continue;
      hash.update(`${name}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
    }
  return hash.digest('hex');
}

/** @param {string} file stamp file below the top folder @returns {string | undefined} */
export function readStamp(file) {
  const path = fromRoot(file);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(fromRoot(file)), { recursive: true });
  writeFileSync(fromRoot(file), `${value}\n`);
}
