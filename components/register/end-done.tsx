'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { StepHeader } from '../staff/step-header';
import { Badge } from '../ui/badge';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EntryStateBadge } from './entry-state';
import { PublicationLines } from './publication-note';

type EndDoneProps = { entry: RegisterEntry /** No month of it is left. */; isWhole: boolean };

/** What is left of an entry that was ended, and from when that counts. */
export function EndDone({ entry, isWhole }: EndDoneProps) {
  const t = useTranslations('register.done');
  const format = useFormat();
  const { state, id, displayName, validUntil } = entry.entry;
  const isWaiting = state === 'waiting';
  return (
    <>
      <StepHeader
        takesFocus
        title={t('ended')}
        intro={<bdi>{displayName}</bdi>}
        aside={isWaiting ? <Badge tone="info">{t('endWaits')}</Badge> : <EntryStateBadge state={state} />}
      />
      <div className="space-y-6">
        <Card title={t('nextTitle')}>
          <div className="space-y-2">
            <p>{isWhole ? t('endedWhole') : t('endedFrom', { month: format.period(validUntil) })}</p>
            {isWaiting ? (
              <>
                <p>{t('endPublished')}</p>
                <PublicationLines publication={entry.publication} />
                <p>{t('endTakeBack')}</p>
              </>
            ) : (
              <p>{t(state === 'no-card' || state === 'partner-no-card' ? 'endNoCard' : 'endAtOnce')}</p>
            )}
          </div>
        </Card>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/register/${encodeURIComponent(id)}`} prefetch={false}>
            {t('toEntry')}
          </ButtonLink>
          <ButtonLink href="/register" prefetch={false} variant="secondary">
            {t('overview')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
