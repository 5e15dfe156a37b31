'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { ButtonLink } from '../ui/button';
import { TakeBack } from './take-back';

/** What may be done to an entry. One that ended can only be brought back, as long as no root has followed. */
export function EntryActions({ present }: { present: RegisterEntry }) {
  const t = useTranslations('register.entry');
  const format = useFormat();
  const { entry, isCorrection, earliestChange, takeBack, isEnded } = present;
  const base = `/register/${encodeURIComponent(entry.id)}`;
  if (isEnded && takeBack === null) return null;
  return (
    <section aria-labelledby="actions-title" className="space-y-3">
      <h2 id="actions-title" className="text-xl font-bold">
        {t('actionsTitle')}
      </h2>
      {!isEnded && (
        <p className="max-w-prose text-ink-soft">
          {isCorrection ? t('correctNote') : t('changeNote', { month: format.period(earliestChange) })}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {!isEnded && (
          <>
            <ButtonLink href={`${base}/wijzigen`} prefetch={false}>
              {t(isCorrection ? 'correct' : 'change')}
            </ButtonLink>
            <ButtonLink href={`${base}/beeindigen`} prefetch={false} variant="secondary">
              {t('end')}
            </ButtonLink>
          </>
        )}
        {takeBack !== null && <TakeBack entryId={entry.id} version={entry.version} kind={takeBack} />}
      </div>
    </section>
  );
}
