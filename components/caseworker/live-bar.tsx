'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime, formatTime } from '@/lib/i18n/format';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import { LIVE_EVERY_MS, useLive } from './live-figures';

/** When the numbers are from, and how they stay fresh. Without JavaScript: a link that loads the page again. */
export function LiveBar({ indexedUntilSec, href }: { indexedUntilSec: number | null; href: string }) {
  const t = useTranslations('caseworker.live');
  const locale = useLocale();
  const isHydrated = useHydrated();
  const { status, isPaused, hasFailed, setPaused } = useLive();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p>
        {indexedUntilSec !== null && (
          <span className="block">{t('indexedUntil', { at: formatDateTime(locale, indexedUntilSec * 1000) })}</span>
        )}
        <span className="block text-ink-soft">{t('refreshed', { time: formatTime(locale, status.atMs) })}</span>
        <span role="status" className="block text-bad">
          {hasFailed && t('failed')}
        </span>
      </p>
      <div className="flex flex-wrap items-center gap-3 print:hidden">
        <a href={href} className="inline-flex min-h-11 items-center text-brand underline underline-offset-4">
          {t('reload')}
        </a>
        {isHydrated && (
          <>
            <Button
              variant="secondary"
              onClick={() => setPaused(!isPaused)}
              title={t('every', { seconds: LIVE_EVERY_MS / 1000 })}
            >
              {isPaused ? t('resume') : t('pause')}
            </Button>
            <Button variant="secondary" onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
