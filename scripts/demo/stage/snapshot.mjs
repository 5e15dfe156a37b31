import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../../lib/root.mjs';
import { dumpState } from '../chains.mjs';
import { bringBackDatabase, hasDatabaseCopy, keepDatabase } from './snapshot-database.mjs';

/**
 * What a reset goes back to: the chains and the database as they were at the first start. Made and brought back while
 * no worker runs, so that both are of one moment. Stands in the data folder, and a copy of the database in its server.
 */

/** Contracts and tables of the snapshot have to be those of the program. @param {string} deploymentsDir */
function versionOf(deploymentsDir) {
  const hash = createHash('sha256');
  for (const name of readdirSync(deploymentsDir).sort())
    hash.update(name).update(readFileSync(join(deploymentsDir, name)));
  hash.update(readdirSync(fromRoot('prisma/migrations')).sort().join());
  return hash.digest('hex');
}

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Never half a file, also when the machine stops. */
function replaceFile(file, write) {
  write(`${file}.new`);
  renameSync(`${file}.new`, file);
}

export class Snapshot {
  #dir;
  #chains;
  #deployments;
  #databaseUrl;
  #isUsable = false;

  /**
   * @param {{dir: string, deployments: string, chains: readonly {domain: string, rpcUrl: string, stateFile: string}[], databaseUrl: string | null}} options
   *   databaseUrl: null for a database of one's own, of which nothing is kept and nothing is brought back
   */
  constructor({ dir, deployments, chains, databaseUrl }) {
    this.#dir = dir;
    this.#chains = chains;
    this.#deployments = deployments;
    this.#databaseUrl = databaseUrl;
  }

  get isUsable() {
    return this.#isUsable;
  }

  get #marker() {
    return join(this.#dir, 'snapshot.json');
  }

  #fileOf({ domain }) {
    return join(this.#dir, `anvil-${domain}.json`);
  }

  /** @returns {Promise<boolean>} whether one has to be made: there is none, or one of another version */
  async isWanted() {
    if (!this.#databaseUrl) return false;
    this.#isUsable =
      readJson(this.#marker)?.version === versionOf(this.#deployments) && (await hasDatabaseCopy(this.#databaseUrl));
    return !this.#isUsable;
  }

  /** PRE no worker and no web server runs. The chains do. */
  async make() {
    rmSync(this.#dir, { recursive: true, force: true });
    mkdirSync(this.#dir, { recursive: true });
    await Promise.all([
      keepDatabase(this.#databaseUrl),
      ...this.#chains.map(async (chain) => writeFileSync(this.#fileOf(chain), await dumpState(chain))),
    ]);
    replaceFile(this.#marker, (file) => writeFileSync(file, JSON.stringify({ version: versionOf(this.#deployments) })));
    this.#isUsable = true;
  }

  /** PRE neither worker, web server nor the chains run. May be done again after it was cut off. */
  async bringBack() {
    for (const chain of this.#chains) replaceFile(chain.stateFile, (file) => copyFileSync(this.#fileOf(chain), file));
    await bringBackDatabase(this.#databaseUrl);
  }

  /** @returns {boolean} whether there is something to bring back at all */
  exists() {
    return this.#databaseUrl !== null && existsSync(this.#marker);
  }
}
