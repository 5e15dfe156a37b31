'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';

type StatementDoneProps = { title: string; statement: IssuedStatement; onAnother?: () => void };

/** The reference, and what happens next. */
export function StatementDone({ title, statement, onAnother }: StatementDoneProps) {
  const t = useTranslations('issuer.done');
  const locale = useLocale();
  const month = formatPeriod(locale, statement.period);
  return (
    <>
      <StepHeader takesFocus title={title} />
      <div className="max-w-2xl space-y-6">
        <Alert tone="good" title={t('reference', { number: statement.number })}>
          <p>
            <bdi>{statement.displayName}</bdi>, {month}
          </p>
        </Alert>
        <section>
          <h2 className="text-xl font-bold">{t('nextTitle')}</h2>
          <p className="mt-2">
            {t(statement.status === 'waiting' ? 'nextWaiting' : 'nextDelivered', { name: statement.displayName })}
          </p>
          <p className="mt-2">{t('nextReplace')}</p>
        </section>
        <div className="flex flex-wrap gap-3">
          {onAnother && <Button onClick={onAnother}>{t('another')}</Button>}
          <ButtonLink href={`/werkgever?maand=${statement.period}`} variant="secondary">
            {t('overview', { month })}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}
