'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { useFormat } from '@/lib/i18n/use-format';
import { PERSONAS, type Persona } from '@/lib/shared/presenter/personas';
import type { StepReply } from '@/lib/shared/schemas/presenter-steps';
import { CardPhase } from './card-phase';
import { SmallButton } from './small-button';
import { Trouble } from './trouble';
import type { ViewProps } from './view-panel';

/** Everybody who can be played: opened with a click, and given a next month outside the story. */
export function PeopleView({ stage, script, persons, person: shown, onShow }: ViewProps) {
  const t = useTranslations('presenter.people');
  const kinds = useTranslations('presenter.kinds');
  const format = useFormat();
  const [last, setLast] = useState<{ readonly name: string; readonly reply: StepReply } | null>(null);
  const state = useAction(async (person: Persona) => {
    setLast({ name: person.name, reply: await stage.api.step(`month-${person.id}`, null) });
  });
  const isOff = stage.role === 'watching' || state.busy || script.busy;
  return (
    <div className="space-y-2">
      <p>{t('intro')}</p>
      <p role="status" className="font-semibold empty:hidden">
        {last !== null &&
          (last.reply.period === null
            ? t(last.reply.end === 'policy' ? 'noPolicyMonth' : 'noMonth', { name: last.name })
            : t('done', { name: last.name, month: format.period(last.reply.period) }))}
      </p>
      {state.error && <Trouble code={state.error.code} />}
      <ul className="divide-y divide-line">
        {PERSONAS.map((person) => (
          <li key={person.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1">
            <span className="min-w-0 flex-1">
              <strong>{person.name}</strong> <span className="text-ink-soft">{kinds(person.kind)}</span>
            </span>
            {persons.reports.has(person.id) && <CardPhase report={persons.reports.get(person.id)} />}
            <SmallButton
              variant={person.id === shown?.id ? 'primary' : 'secondary'}
              aria-pressed={person.id === shown?.id}
              disabled={script.busy}
              onClick={() => onShow(person.id)}
            >
              {t('open', { name: person.name.split(' ')[0] ?? '' })}
            </SmallButton>
            {person.earns.length > 0 && (
              <SmallButton
                disabled={isOff}
                aria-label={t('month', { name: person.name })}
                onClick={() => {
                  onShow(person.id);
                  void state.run(person);
                }}
              >
                {t('short')}
              </SmallButton>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
