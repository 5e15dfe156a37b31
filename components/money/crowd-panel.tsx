'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { crowdDots, isSmallCrowd, otherNotes, SMALL_CROWD } from './crowd';

/** What a payment hides among, in words and as a picture, with a warning when that is little. */
export function CrowdPanel() {
  const t = useTranslations('money.crowd');
  const { money } = useCard();
  const count = otherNotes(money.anonymity, money.notes);
  return (
    <Card title={t('title')}>
      {isSmallCrowd(count) ? (
        <Alert tone="warn" title={t('warnTitle')} className="mb-4">
          <p>{t('warn', { count, small: SMALL_CROWD })}</p>
        </Alert>
      ) : (
        <p className="mb-3 max-w-prose">{t('enough', { count })}</p>
      )}
      <CrowdPicture count={count} />
      <p className="mt-3 text-ink-soft">{t('key')}</p>
      <p className="text-ink-soft">{t('limit')}</p>
    </Card>
  );
}

function CrowdPicture({ count }: { count: number }) {
  const t = useTranslations('money.crowd');
  const { dots, more } = crowdDots(count);
  const others = Array.from({ length: dots }, (_, index) => `other-${index}`);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div role="img" aria-label={t('picture', { count })} className="grid grid-cols-20 gap-1 sm:gap-1.5">
        <span className="size-2.5 rounded-full border-2 border-brand bg-brand sm:size-3.5" />
        {others.map((key) => (
          <span key={key} className="size-2.5 rounded-full border-2 border-line-strong sm:size-3.5" />
        ))}
      </div>
      {more > 0 && <p className="text-ink-soft">{t('more', { count: more })}</p>}
    </div>
  );
}
