'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { ConfirmedAction } from '@/components/citizen/confirmed-action';
import { Alert } from '@/components/ui/alert';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { Period } from '@/lib/shared/domain/period';
import type { Review } from '@/lib/shared/schemas/review-api';
import { topicsOf } from './review-draft';
import { ReviewForm } from './review-form';
import { useReviewAnswer } from './use-review-words';

const TONES: Readonly<Record<Review['status'], Tone>> = { open: 'warn', answered: 'good', withdrawn: 'neutral' };

/** Everything that the citizen asked a human about one month, and the way to ask. */
export function ReviewSection({ period }: { period: Period }) {
  const t = useTranslations('review');
  const format = useFormat();
  const card = useCard();
  // A new form after each question: the one before is in the list.
  const [sent, setSent] = useState(0);
  const note = useRef<HTMLDivElement>(null);
  // The form that had the focus is gone: it goes to what became of it.
  useEffect(() => {
    if (sent > 0) note.current?.focus();
  }, [sent]);
  const month = format.period(period);
  const own = card.reviews.filter((review) => review.period === period);
  const topics = topicsOf(card, period);
  if (own.length === 0 && topics.length === 0) return null;
  return (
    <section aria-labelledby="vraag" className="space-y-4">
      <h2 id="vraag" className="text-2xl font-bold">
        {t('title')}
      </h2>
      <div ref={note} tabIndex={-1}>
        {sent > 0 && (
          <Alert tone="good">
            <p>{t('form.sent')}</p>
          </Alert>
        )}
      </div>
      {own.length > 0 && (
        <ul aria-label={t('list.title', { month })} className="space-y-3">
          {own.map((review) => (
            <li key={review.id}>
              <ReviewCard review={review} />
            </li>
          ))}
        </ul>
      )}
      {topics.length > 0 && (
        <>
          <p className="max-w-prose">{t('intro', { month })}</p>
          <ReviewForm key={sent} period={period} topics={topics} onSent={() => setSent(sent + 1)} />
        </>
      )}
    </section>
  );
}

function ReviewCard({ review }: { review: Review }) {
  const t = useTranslations('review');
  const common = useTranslations('common');
  const format = useFormat();
  const answer = useReviewAnswer();
  const { withdrawReview } = useCard();
  const { kind, status, reason, issuerName, askedAtMs, decidedAtMs, hasReceipt } = review;
  const decidedAt = { time: decidedAtMs === null ? '' : format.dateTime(decidedAtMs) };
  return (
    <Card
      headingLevel={3}
      title={kind === 'month' ? t('list.month') : t('list.statement', { issuer: issuerName ?? common('anIssuer') })}
      aside={<Badge tone={TONES[status]}>{t(`list.status.${status}`)}</Badge>}
    >
      <div className="space-y-3">
        <p>{t(`reasons.${reason}`)}.</p>
        {status === 'open' && (
          <>
            <p>{t('list.open', { time: format.dateTime(askedAtMs) })}</p>
            {hasReceipt && <p>{t('list.withReceipt')}</p>}
            <ConfirmedAction
              label={t('list.withdraw')}
              title={t('list.withdrawTitle')}
              body={t('list.withdrawBody')}
              action={() => withdrawReview(review.id)}
            />
          </>
        )}
        {status === 'withdrawn' && <p>{t('list.withdrawn', decidedAt)}</p>}
        {status === 'answered' && (
          <>
            <p>
              <strong>{answer({ ...review, askedIssuer: issuerName })}</strong>
            </p>
            <p className="text-ink-soft">{t('list.answered', decidedAt)}</p>
          </>
        )}
      </div>
    </Card>
  );
}
