import 'server-only';
import { z } from 'zod';
import type { AuditData } from '@/lib/shared/domain/audit';
import { toAppError } from '@/lib/shared/errors/app-error';
import { supplementSchemeOf } from '@/lib/shared/rules/registry';
import { type KeptRow, zRegisterRowKept } from '@/lib/shared/schemas/register-import-api';
import { log } from '../log';
import { database, inTransaction } from '../repositories/database';
import { isDatabaseUnavailable } from '../repositories/database-errors';
import { notify } from '../repositories/notifications';
import { analyzeRegister } from '../repositories/register-desk-bulk';
import {
  countBatch,
  dropOldPreviews,
  finishImport,
  type ImportRow,
  importedRows,
  lockImport,
  nextImport,
  PREVIEW_LIFE_MS,
} from '../repositories/register-desk-import';
import { recordAudit } from '../services/audit';
import { takeIn } from '../services/register-desk-batch';
import { confirmedBy } from '../services/register-desk-import-order';

/** Lines in one transaction: half a second, during which other writers of this register wait. */
export const BATCH = 2_500;
/** After as many turns in vain the file is given up; what was taken in stays. */
const MOST_FAILURES = 5;

/**
 * Takes confirmed files of the registers in, batch by batch. Each batch and its count are one transaction, so that a crash
 * anywhere is continued by the next turn, in whatever process, and no line is taken in twice (S-27).
 */
export class RegisterImporter {
  readonly #clock: () => Date;
  /** The rows of the file at hand: read once, and anew by another process. */
  #kept: { readonly id: string; readonly rows: readonly KeptRow[] } | null = null;
  #failures = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** One batch. @returns whether there may be more to do */
  async turn(holds: () => boolean): Promise<boolean> {
    const next = await nextImport(database());
    if (!next) {
      this.#kept = null;
      // Whoever looked and went away may never upload again: the names go all the same.
      await dropOldPreviews(new Date(this.#clock().getTime() - PREVIEW_LIFE_MS), database());
      return false;
    }
    try {
      await this.#batch(next, holds);
      this.#failures = 0;
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      this.#failures += 1;
      if (this.#failures < MOST_FAILURES) throw error;
      log.error('register.import.failed', { import: next.id, cause: toAppError(error) });
      await this.#finish(next, 'failed', toAppError(error).code);
    }
    return true;
  }

  async #batch(next: ImportRow, holds: () => boolean): Promise<void> {
    const key = supplementSchemeOf(next.scheme);
    if (!key) throw new Error('The import is of no scheme.');
    const rows = await this.#rowsOf(next.id);
    const order = { id: next.id, actor: await confirmedBy(next.id, database()) };
    const isDone = await inTransaction(database(), async (tx) => {
      const current = await lockImport(next.id, tx);
      // Cancelled, or continued by another process meanwhile.
      if (!holds() || current?.status !== 'confirmed') return false;
      const batch = rows.slice(current.done, current.done + BATCH);
      const counts = await takeIn({ scheme: next.scheme, region: next.region, key }, batch, order, this.#clock(), tx);
      await countBatch(next.id, { rows: batch.length, ...counts }, tx);
      return current.done + batch.length >= current.rowCount;
    });
    if (isDone) await this.#finish(next, 'done', null);
  }

  /** The end of a file, with a line that says what became of it: its rows go, and the lines of its entries stay. */
  async #finish({ id }: ImportRow, status: 'done' | 'failed', errorCode: string | null): Promise<void> {
    await inTransaction(database(), async (tx) => {
      const last = await lockImport(id, tx);
      // Another process was first.
      if (last?.status !== 'confirmed') return;
      await finishImport(id, status, errorCode, this.#clock(), tx);
      // A file that nobody is known to have confirmed ends all the same: it must not stay before all others for ever.
      const actor = await confirmedBy(id, tx).catch((cause: unknown) => {
        if (status === 'done') throw cause;
        return null;
      });
      const line = { action: `register.import.${status}`, subject: id, data: endOf(last, errorCode) } as const;
      if (actor) await recordAudit({ actor, ...line }, tx);
      await notify('register', tx);
    });
    this.#kept = null;
    this.#failures = 0;
    await analyzeRegister(database()).catch(() => undefined);
  }

  async #rowsOf(id: string): Promise<readonly KeptRow[]> {
    if (this.#kept?.id !== id) {
      this.#kept = { id, rows: z.array(zRegisterRowKept).parse(await importedRows(id, database())) };
    }
    return this.#kept.rows;
  }
}

/** What a file came to, in counts; of one that failed, how far it came. */
function endOf(
  { scheme, region, rowCount, done, added, changed, skipped }: ImportRow,
  reason: string | null,
): AuditData {
  const left = Array.isArray(skipped) ? skipped.length : 0;
  const unchanged = done - added - changed - left;
  return { scheme, region, rows: rowCount, added, changed, unchanged, skipped: left, ...(reason ? { reason } : {}) };
}
