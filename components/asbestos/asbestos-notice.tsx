'use client';

import { useTranslations } from 'next-intl';
import { Alert, type AlertTone } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { useCard } from '@/lib/client/card/use-card';
import { isUnsent } from '@/lib/shared/card/claim-progress';

/** On the overview: where the asbestos scheme stands, for whom it concerns. */
export function AsbestosNotice() {
  const t = useTranslations('asbestos.home');
  const {
    asbestos: { outcome, record, requests },
  } = useCard();
  const applied = record !== null && (record.confirmedAtMs !== null || !isUnsent(record));
  const isAsked = requests.some(({ status }) => status === 'waiting');
  const kind = applied
    ? record.state.phase === 'arrived'
      ? 'paid'
      : 'applied'
    : outcome.kind === 'none' && isAsked
      ? 'asked'
      : outcome.kind;
  if (kind === 'none') return null;
  const tone: AlertTone = kind === 'paid' ? 'good' : kind === 'refused' ? 'warn' : 'info';
  return (
    <Alert tone={tone} title={t('title')}>
      <p>{t(kind)}</p>
      <ButtonLink href="/mijn/asbest">{t('action')}</ButtonLink>
    </Alert>
  );
}
