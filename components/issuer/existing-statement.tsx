'use client';

import { useTranslations } from 'next-intl';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { Alert } from '../ui/alert';
import { ButtonLink } from '../ui/button';
import { correctHref, replaceHref } from './hrefs';

/** The month was reported already: what can still be done about that statement. */
export function ExistingStatement({ statement }: { statement: IssuedStatement }) {
  const t = useTranslations('issuer.error');
  const collected = statement.status === 'collected';
  return (
    <Alert tone="warn" className="max-w-2xl">
      <p>{t(collected ? 'existsCorrect' : 'existsReplace')}</p>
      <ButtonLink variant="secondary" href={collected ? correctHref(statement) : replaceHref(statement)}>
        {t(collected ? 'existsCorrectAction' : 'existsReplaceAction')}
      </ButtonLink>
    </Alert>
  );
}
