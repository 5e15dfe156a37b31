'use client';

import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import type { AsbestosTask, TaskState, TaskView } from '@/lib/shared/card/asbestos-tasks';

const TONES: Record<TaskState, Tone> = {
  done: 'good',
  ready: 'info',
  waiting: 'warn',
  'cannot-start': 'neutral',
  failed: 'bad',
};

/** Where on the page a task is done, for those that the citizen does. */
const PLACES: Partial<Record<AsbestosTask, string>> = { 'panel-asked': '#panel', checked: '#check' };

/**
 * The steps in order. What can be started now is a link and says so; what has to wait for another step is greyed, has a
 * dashed edge, and says so too: colour alone tells nothing.
 */
export function TaskList({ tasks }: { tasks: readonly TaskView[] }) {
  const t = useTranslations('asbestos.tasks');
  return (
    <ol aria-label={t('label')} className="space-y-2">
      {tasks.map(({ key, state }, index) => {
        const place = state === 'ready' ? PLACES[key] : undefined;
        const label = `${index + 1}. ${t(key)}`;
        return (
          <li
            key={key}
            data-task={key}
            data-state={state}
            className={classNames(
              'flex flex-wrap items-center justify-between gap-2 rounded-control border p-3',
              state === 'cannot-start' ? 'border-dashed border-line-strong bg-sunken' : 'border-line bg-surface',
            )}
          >
            <div>
              {place ? (
                <a href={place} className="font-semibold text-brand underline underline-offset-4">
                  {label}
                </a>
              ) : (
                <span className={state === 'cannot-start' ? 'text-ink-soft' : 'font-semibold'}>{label}</span>
              )}
              {(state === 'ready' || state === 'cannot-start') && (
                <p className="text-sm text-ink-soft">{t(`hint.${state}`)}</p>
              )}
            </div>
            <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          </li>
        );
      })}
    </ol>
  );
}
