import 'server-only';
import pg from 'pg';
import { serverEnv } from '../env';
import { log } from '../log';
import type { Db } from './database';

const CHANNEL = 'voorzien_mailbox';
const RECONNECT_MS = 1_000;
/** Notifications are a hint: what was missed while reconnecting is found by looking again. */
const LOOK_AGAIN_MS = 2_000;

/** Wakes the person's waiting card, in any process, when the surrounding transaction commits. */
export async function notifyMailbox(personId: string, db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${CHANNEL}, ${personId})`;
}

export type MailboxSubscription = {
  /** Resolves at the next notification, after `timeoutMs`, after a while to look again, or when aborted. */
  next(timeoutMs: number, signal?: AbortSignal): Promise<void>;
  close(): void;
};

/** One dedicated connection per process, however many cards wait. */
class MailboxListener {
  readonly #url: string;
  readonly #waiting = new Map<string, Set<() => void>>();
  #client: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
    void this.#connect();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: 5_000, keepAlive: true });
    this.#client = client;
    client.on('error', () => this.#reconnect(client));
    client.on('end', () => this.#reconnect(client));
    client.on('notification', ({ payload }) => {
      for (const wake of this.#waiting.get(payload ?? '') ?? []) wake();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      if (!this.#closed) log.warn('mailbox.listener.failed', { error: error instanceof Error ? error : String(error) });
      this.#reconnect(client);
    }
  }

  #reconnect(failed: pg.Client): void {
    if (this.#closed || this.#client !== failed) return;
    this.#client = undefined;
    discard(failed);
    this.#retry = setTimeout(() => void this.#connect(), RECONNECT_MS);
    this.#retry.unref();
  }

  subscribe(personId: string): MailboxSubscription {
    const entries = this.#waiting.get(personId) ?? new Set();
    this.#waiting.set(personId, entries);
    let pending = false;
    let release: (() => void) | undefined;
    const wake = () => {
      pending = true;
      release?.();
    };
    entries.add(wake);
    return {
      next: (timeoutMs, signal) =>
        new Promise<void>((resolve) => {
          const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            release = undefined;
            pending = false;
            resolve();
          };
          const timer = setTimeout(done, Math.min(timeoutMs, LOOK_AGAIN_MS));
          signal?.addEventListener('abort', done);
          release = done;
          if (pending || signal?.aborted) done();
        }),
      close: () => {
        entries.delete(wake);
        if (entries.size === 0 && this.#waiting.get(personId) === entries) this.#waiting.delete(personId);
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    if (this.#client) await discard(this.#client);
  }
}

/** Ends a connection whose errors are of no interest any more. */
async function discard(client: pg.Client): Promise<void> {
  client.removeAllListeners();
  client.on('error', () => undefined);
  await client.end().catch(() => undefined);
}

/** On globalThis, because the development server loads this module anew at every change. */
const holder = globalThis as { voorzienMailboxListener?: MailboxListener };

/** Subscribe first, then look, then wait: nothing falls in between. */
export function subscribeMailbox(personId: string): MailboxSubscription {
  holder.voorzienMailboxListener ??= new MailboxListener(serverEnv().DATABASE_URL);
  return holder.voorzienMailboxListener.subscribe(personId);
}

export async function closeMailboxListener(): Promise<void> {
  const listener = holder.voorzienMailboxListener;
  delete holder.voorzienMailboxListener;
  await listener?.close();
}
