import 'server-only';
import { SUPPLEMENT_SCHEMES } from '@/lib/shared/rules/registry';
import { type SupplementFigures, zSupplementFigures } from '@/lib/shared/schemas/caseworker-api';
import type { Chains } from '../chain/client';
import { indexedUntil } from '../repositories/chain-index';
import type { Db } from '../repositories/database';
import { readSnapshots, type SnapshotKey, writeSnapshot } from '../repositories/figure-snapshots';
import { figuresState } from '../repositories/figures';
import { computeAdvances, computeSupplement } from './figures-compute';
import { type PoolMoney, poolFigures, readPoolMoney } from './figures-pool';
import { WaitMemory } from './figures-waits';

export type KeeperOptions = {
  readonly db: Db;
  readonly clock: () => Date;
  /** What the pool holds: the payout chain says. */
  readonly readPool: () => Promise<PoolMoney>;
};

/** Between two rounds at least this, and twenty times as long as the last one took: figures take 5 % of a core at most. */
const REST_MS = 2_000;
const REST_BY_DURATION = 20;
/** Once in a while without a reason: months end without an event. */
const AT_LATEST_MS = 60_000;

/** One thing that is done when its reason changes, and not too often. */
class Round {
  #reason: string | null = null;
  #endedAtMs = Number.NEGATIVE_INFINITY;
  #restMs = REST_MS;

  /** @returns whether `work` was done. A round that fails is due again at once: its job backs off by itself. */
  async run(reasonNow: () => Promise<string>, work: () => Promise<void>): Promise<boolean> {
    const startedAtMs = performance.now();
    const sinceMs = startedAtMs - this.#endedAtMs;
    if (sinceMs < this.#restMs) return false;
    const reason = await reasonNow();
    if (reason === this.#reason && sinceMs < AT_LATEST_MS) return false;
    await work();
    this.#reason = reason;
    this.#endedAtMs = performance.now();
    this.#restMs = Math.max(REST_MS, REST_BY_DURATION * (this.#endedAtMs - startedAtMs));
    return true;
  }
}

/**
 * Works out what may be published whenever the index has changed, and stores it: pages read it as it is. Nothing exact
 * is kept.
 */
export class FiguresKeeper {
  readonly #options: KeeperOptions;
  readonly #waits = new WaitMemory();
  readonly #figures = new Round();
  readonly #pool = new Round();

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** One turn. @returns whether anything was worked out. @throws when the payout chain does not answer, after the rest */
  async turn(): Promise<boolean> {
    const { db } = this.#options;
    // At a start nothing is read yet: no round, and no rest after it.
    if ((await indexedUntil('income', db)) === null) return false;
    const poolState = async () => String((await indexedUntil('payout', db))?.blockNumber ?? 'none');
    const hasFigures = await this.#figures.run(
      () => figuresState(db),
      () => this.#computeFigures(),
    );
    const hasPool = await this.#pool.run(poolState, () => this.#computePool());
    return hasFigures || hasPool;
  }

  async #computeFigures(): Promise<void> {
    const { db } = this.#options;
    const before = await publishedSupplements(db);
    for (const scheme of SUPPLEMENT_SCHEMES) {
      const last = before.find((figures) => figures.scheme === scheme) ?? null;
      await this.#write(scheme, await computeSupplement(scheme, last, this.#waits, db));
    }
    await this.#write('tas', await computeAdvances(db));
  }

  async #computePool(): Promise<void> {
    const { db, readPool } = this.#options;
    const [money, supplements] = await Promise.all([readPool(), publishedSupplements(db)]);
    await this.#write('pool', poolFigures(money, supplements));
  }

  /** @param value null when there is nothing yet */
  async #write(key: SnapshotKey, value: object | null): Promise<void> {
    const { db, clock } = this.#options;
    const blockNumber = (await indexedUntil('income', db))?.blockNumber ?? 0n;
    if (value !== null) await writeSnapshot(key, value, blockNumber, clock(), db);
  }
}

/** What is published of each supplement; nothing before its first round. */
async function publishedSupplements(db: Db): Promise<SupplementFigures[]> {
  const rows = await readSnapshots(SUPPLEMENT_SCHEMES, db);
  return [...rows.values()].flatMap(({ value }) => {
    const parsed = zSupplementFigures.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}

/** @param payout the chain that holds the pool */
export const figuresKeeper = (payout: Chains['payout'], db: Db): FiguresKeeper =>
  new FiguresKeeper({ db, clock: () => new Date(), readPool: () => readPoolMoney(payout) });
