'use client';

import { useTranslations } from 'next-intl';
import { asErrorCode } from '@/components/ui/error-notice';
import { SmallButton } from './small-button';

/** What went wrong and what to do next, in as little room as the stage has. */
export function Trouble({ code, onRetry }: { code: string; onRetry?: () => void }) {
  const t = useTranslations('errors');
  const common = useTranslations('common');
  const known = asErrorCode(code);
  const values = { issuer: common('anIssuer'), suggestion: '' };
  return (
    <div role="alert" className="rounded-control border-l-4 border-bad bg-bad-soft px-2 py-1 text-sm leading-snug">
      <strong>{t(`${known}.title`)}</strong> {t(`${known}.next`, values)}{' '}
      {onRetry && (
        <SmallButton variant="quiet" onClick={onRetry}>
          {common('tryAgain')}
        </SmallButton>
      )}
    </div>
  );
}
