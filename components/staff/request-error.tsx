'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/lib/i18n/navigation';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import { ErrorNotice } from '../ui/error-notice';

type RequestErrorProps = { code: string; data?: SafeErrorData; onRetry?: () => void; children?: ReactNode };

/**
 * What the server refused. When the session has ended, signing in opens beside this page, so that nothing typed here
 * is lost.
 */
export function RequestError({ code, children, ...rest }: RequestErrorProps) {
  const t = useTranslations('staffSignIn');
  return (
    <ErrorNotice code={code} {...rest}>
      {code === 'SIGN_IN_REQUIRED' && (
        <Link href="/medewerker/inloggen" target="_blank" rel="noopener" className="font-semibold underline">
          {t('newTab')}
        </Link>
      )}
      {children}
    </ErrorNotice>
  );
}
