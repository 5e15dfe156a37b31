'use client';

import { useTranslations } from 'next-intl';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { StepHeader } from '../staff/step-header';
import { Button, ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EntryStateBadge } from './entry-state';
import { PublicationLines } from './publication-note';

type HouseholdDoneProps = { title: string; entry: RegisterEntry; onAnother?: () => void };

/** What was saved, and what comes of it. An end has its own page: EndDone. */
export function HouseholdDone({ title, entry, onAnother }: HouseholdDoneProps) {
  const t = useTranslations('register.done');
  const { state, id, displayName } = entry.entry;
  return (
    <>
      <StepHeader takesFocus title={title} intro={<bdi>{displayName}</bdi>} aside={<EntryStateBadge state={state} />} />
      <div className="space-y-6">
        <Card title={t('nextTitle')}>
          <div className="space-y-2">
            <p>{t(`next.${state}`)}</p>
            <PublicationLines publication={entry.publication} />
          </div>
        </Card>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/register/${encodeURIComponent(id)}`} prefetch={false}>
            {t('toEntry')}
          </ButtonLink>
          {onAnother && (
            <Button variant="secondary" onClick={onAnother}>
              {t('another')}
            </Button>
          )}
          <ButtonLink href="/register" prefetch={false} variant="secondary">
            {t('overview')}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
