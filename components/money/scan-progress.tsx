'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { asErrorCode } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';

/** How far the card is with looking through the pool: blocks, or amounts that were tried. Real counts only. */
export function ScanProgress() {
  const t = useTranslations('money.scan');
  const errors = useTranslations('errors');
  const format = useFormat();
  const { scan } = useCard().money;
  switch (scan.kind) {
    case 'idle':
      return <p className="text-ink-soft">{t('idle')}</p>;
    case 'scanning':
      return (
        <Bar
          done={scan.doneBlocks}
          total={scan.totalBlocks}
          text={t('scanning', { done: scan.doneBlocks, total: scan.totalBlocks })}
        />
      );
    case 'opening':
      return <Bar done={scan.done} total={scan.total} text={t('opening', { done: scan.done, total: scan.total })} />;
    case 'ready':
      return <p className="text-ink-soft">{t('ready', { time: format.dateTime(scan.atMs) })}</p>;
    case 'waiting':
      return (
        <Alert tone="warn" live="status">
          <p>
            {t('waiting', {
              reason: errors(`${asErrorCode(scan.code)}.title`),
              time: format.time(scan.untilMs),
            })}
          </p>
        </Alert>
      );
  }
}

function Bar({ done, total, text }: { done: number; total: number; text: string }) {
  const t = useTranslations('money.scan');
  const shown = Math.min(done, total);
  return (
    <div>
      <p className="mb-1 text-ink-soft">{text}</p>
      <div
        role="progressbar"
        aria-label={t('label')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={shown}
        aria-valuetext={text}
        className="h-3 overflow-hidden rounded-full border border-line-strong bg-surface"
      >
        <div className="h-full bg-brand" style={{ width: total > 0 ? `${(100 * shown) / total}%` : '0' }} />
      </div>
    </div>
  );
}
