'use client';

import { useLocale, useMessages, useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { runValues } from '@/lib/i18n/run-values';
import { useFormat } from '@/lib/i18n/use-format';
import type { RunLine } from '@/lib/shared/schemas/presenter-api';

const TONES = {
  info: 'text-ink',
  ok: 'text-good',
  refused: 'text-good font-semibold',
  bad: 'text-bad font-bold',
} as const;
const MARKS = { info: '·', ok: '✓', refused: '■', bad: '✗' } as const;

/** What a run says, line by line, with the moment since it began. */
export function RunLines({ lines, startedAtMs }: { lines: readonly RunLine[]; startedAtMs: number }) {
  const format = useFormat();
  const sentence = useSentence();
  return (
    <ol className="space-y-1">
      {lines.map((line) => (
        <li key={`${line.atMs}:${line.key}`} className={classNames('flex gap-2', TONES[line.tone])}>
          <span aria-hidden="true" className="w-4 shrink-0 text-center">
            {MARKS[line.tone]}
          </span>
          <span className="min-w-0 flex-1">{sentence(line)}</span>
          <span className="amount text-ink-soft">{format.tenths(line.atMs - startedAtMs)} s</span>
        </li>
      ))}
    </ol>
  );
}

/** The sentence of a line; a key that this page does not know is shown as it came. */
export function useSentence(): (line: RunLine) => string {
  const t = useTranslations('presenter.runs');
  const known: Readonly<Record<string, unknown>> = useMessages().presenter.runs;
  const locale = useLocale();
  return ({ key, data }) => (typeof known[key] === 'string' ? t(key as never, runValues(locale, data) as never) : key);
}
