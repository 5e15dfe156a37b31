'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '@/lib/shared/errors/codes';
import { Alert } from './alert';
import { Button } from './button';

type ErrorNoticeProps = {
  /** An ErrorCode; anything else is shown as UNEXPECTED. */
  code: string;
  data?: SafeErrorData;
  onRetry?: () => void;
  /** Other ways on, e.g. a link. */
  children?: ReactNode;
};

export const asErrorCode = (code: string): ErrorCode => (code in ERROR_STATUS ? (code as ErrorCode) : 'UNEXPECTED');

/** What went wrong, what it means and what to do next, from `errors.<CODE>`. The code itself is for a helpdesk. */
export function ErrorNotice({ code, data, onRetry, children }: ErrorNoticeProps) {
  const t = useTranslations('errors');
  const common = useTranslations('common');
  const known = asErrorCode(code);
  const values = {
    issuer: typeof data?.issuerName === 'string' ? data.issuerName : common('anIssuer'),
    suggestion: typeof data?.suggestion === 'string' ? data.suggestion : '',
  };
  return (
    <Alert tone="bad" live="alert" title={t(`${known}.title`)}>
      <p>{t(`${known}.body`, values)}</p>
      <p>
        <strong>{common('whatNow')}</strong> {t(`${known}.next`, values)}
      </p>
      {(onRetry || children) && (
        <div className="flex flex-wrap items-center gap-3 pt-1">
          {onRetry && (
            <Button variant="secondary" onClick={onRetry}>
              {common('tryAgain')}
            </Button>
          )}
          {children}
        </div>
      )}
      <p className="text-sm text-ink-soft">{common('errorCode', { code: known })}</p>
    </Alert>
  );
}
