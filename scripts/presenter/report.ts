import type { presenterRuns } from '@/lib/i18n/messages/nl/presenter-runs';
import type { RunLine } from '@/lib/shared/schemas/presenter-api';

/** A sentence of the messages `presenter.runs`: an attack's, or a load run's. */
export type RunKey = keyof typeof presenterRuns;
/**
 * Values of a sentence. What ends in `Cents` is an amount, in `Ms` a duration, and `period` a month: the page writes each
 * in its own language (lib/i18n/run-values.ts).
 */
export type RunData = RunLine['data'];

/** What a run tells whoever started it: a line of JSON at a time. */
export class Report {
  #hasFailed = false;

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  line(tone: RunLine['tone'], key: RunKey, data: RunData = {}): void {
    if (tone === 'bad') this.#hasFailed = true;
    const line: RunLine = { atMs: Date.now(), key, data, tone };
    process.stdout.write(`${JSON.stringify({ line })}\n`);
  }

  sample(values: Readonly<Record<string, number>>): void {
    process.stdout.write(`${JSON.stringify({ sample: { atMs: Date.now(), values } })}\n`);
  }

  /** An attack that had to be refused in one way, and was refused in some way or not at all. */
  refused(key: RunKey, expected: string, got: string | null, data: RunData = {}): void {
    if (got === expected) this.line('refused', key, { ...data, error: got });
    else this.line('bad', 'unexpected', { expected, got: got ?? '–' });
  }

  /** Something that has to be so. */
  check(holds: boolean, key: RunKey, data: RunData = {}): void {
    if (holds) this.line('ok', key, data);
    else this.line('bad', 'broken', { what: key, ...data });
  }
}
