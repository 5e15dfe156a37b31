'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFormat } from '@/lib/i18n/use-format';
import type { PersonaReport } from '@/lib/shared/presenter/persona-message';
import { SCRIPT, stepAt } from '@/lib/shared/presenter/script';
import { SmallButton } from './small-button';
import { StepProgress } from './step-progress';
import type { ScriptView } from './use-script';

type Props = { script: ScriptView; reports: ReadonlyMap<string, PersonaReport>; watching: boolean };

/** The step in hand with its notes, how far it is, the controls, and the whole script. */
export function ScriptPanel({ script, reports, watching }: Props) {
  const t = useTranslations('presenter.script');
  const steps = useTranslations('presenter.steps');
  const { index } = script;
  const step = index < 0 ? null : stepAt(index);
  return (
    <section
      aria-labelledby="script-title"
      className="relative flex min-h-0 flex-col gap-2 rounded-card border border-line bg-surface p-3"
    >
      <h2 id="script-title" className="text-lg font-bold">
        {step === null ? t('label') : steps(`${step.id}.title`)}
      </h2>
      {step === null ? (
        <p>{t('idle')}</p>
      ) : (
        <>
          <p className="text-sm leading-snug">
            <span className="sr-only">{t('notes')}: </span>
            {steps(`${step.id}.notes`)}
          </p>
          <StepProgress step={step} run={script.runs.get(step.id)} reports={reports} />
        </>
      )}
      <Controls script={script} watching={watching} />
      <StepList script={script} />
    </section>
  );
}

function Controls({ script, watching }: { script: ScriptView; watching: boolean }) {
  const t = useTranslations('presenter.controls');
  const { index, busy, runs } = script;
  const isEnd = index === SCRIPT.length - 1 && runs.has(stepAt(index).id);
  return (
    <fieldset aria-label={t('label')}>
      <div className="flex flex-wrap gap-1.5">
        <SmallButton variant="primary" busy={busy} disabled={watching || isEnd} onClick={script.next}>
          {busy ? t('busy') : t(index < 0 ? 'first' : 'next')}
        </SmallButton>
        <SmallButton disabled={watching || busy || index < 0} onClick={script.repeat}>
          {t('repeat')}
        </SmallButton>
        <SmallButton disabled={watching || isEnd} onClick={script.skip}>
          {t('skip')}
        </SmallButton>
        <SmallButton disabled={watching || busy || index < 1} onClick={script.back}>
          {t('back')}
        </SmallButton>
      </div>
      <p className="mt-1 text-xs text-ink-soft">{watching ? t('watching') : isEnd ? t('end') : t('keys')}</p>
    </fieldset>
  );
}

function StepList({ script: { index, runs } }: { script: ScriptView }) {
  const t = useTranslations('presenter.script');
  const steps = useTranslations('presenter.steps');
  const format = useFormat();
  const list = useRef<HTMLOListElement>(null);
  // The list scrolls by itself, and the page does not: the step in hand stays in sight.
  useEffect(() => {
    const item = index < 0 ? null : list.current?.children[index];
    if (list.current && item instanceof HTMLElement)
      list.current.scrollTop = item.offsetTop - list.current.clientHeight / 2;
  }, [index]);
  return (
    <ol
      ref={list}
      aria-label={t('label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto border-t border-line pt-1 text-sm"
    >
      {SCRIPT.map(({ id }, at) => {
        const run = runs.get(id);
        const isDone = run?.phase === 'done';
        const isSkipped = run?.phase === 'skipped';
        const isFailed = run?.phase === 'failed';
        const mark = isDone ? '✓' : isSkipped ? '–' : isFailed ? '✗' : at === index ? '▸' : '';
        const told = isDone ? 'doneMark' : isSkipped ? 'skipped' : isFailed ? 'failedMark' : null;
        return (
          <li
            key={id}
            aria-current={at === index ? 'step' : undefined}
            className={classNames('flex gap-1.5 rounded px-1 py-px', at === index && 'bg-brand-soft font-semibold')}
          >
            <span
              aria-hidden="true"
              className={classNames('w-4 shrink-0 text-center', isFailed ? 'text-bad' : 'text-brand')}
            >
              {mark}
            </span>
            <span>
              {steps(`${id}.title`)}
              <span className="sr-only"> ({t(told ?? (at === index ? 'current' : 'todo'))})</span>
            </span>
            {isDone && run.endedAtMs !== null && (
              <span className="ml-auto shrink-0 text-ink-soft">
                {shortSeconds(run.endedAtMs - run.startedAtMs, format)}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const shortSeconds = (ms: number, format: ReturnType<typeof useFormat>): string =>
  format.seconds(ms).replace(/\s*(seconden|seconde|seconds|second)$/u, ' s');
