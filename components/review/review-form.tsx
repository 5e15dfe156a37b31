'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary, type FieldError } from '@/components/forms/error-summary';
import { Checkbox } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import { canOpen } from '@/lib/shared/card/receipt';
import type { Period } from '@/lib/shared/domain/period';
import type { ReviewReason } from '@/lib/shared/domain/reviews';
import { reasonsOf, type Topic, toQuestion } from './review-draft';

type ReviewFormProps = { period: Period; topics: readonly Topic[]; onSent: () => void };

/** A question from lists: what it is about, what is the matter, and whether a claim's amount is shown with it. */
export function ReviewForm({ period, topics, onSent }: ReviewFormProps) {
  const t = useTranslations('review');
  const format = useFormat();
  const { claims, requestReview } = useCard();
  const id = useId();
  const [only] = topics.length === 1 ? topics : [];
  const [topicKey, setTopicKey] = useState<Topic['key'] | null>(only?.key ?? null);
  const [reason, setReason] = useState<ReviewReason | null>(null);
  const [shows, setShows] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const month = format.period(period);
  const topic = topics.find(({ key }) => key === topicKey) ?? null;
  const names = { about: `about-${id}`, reason: `reason-${id}` };
  const claim = claims.find((one) => one.period === period);
  const mayShow = claim !== undefined && canOpen(claim) && claim.scheme === topic?.scheme;
  const question = topic && reason ? toQuestion(topic, period, reason) : null;
  const errors: FieldError[] = [
    ...(topic === null ? [{ fieldId: `${names.about}-0`, message: t('form.aboutMissing') }] : []),
    ...(topic !== null && question === null
      ? [{ fieldId: `${names.reason}-0`, message: t('form.reasonMissing') }]
      : []),
  ];
  const shown = attempt > 0 ? errors : [];
  const errorAt = (name: string) => shown.find(({ fieldId }) => fieldId === `${name}-0`)?.message;
  const send = useAction(async () => {
    if (question === null) return;
    await requestReview(question, mayShow && shows ? period : null);
    onSent();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (errors.length === 0) void send.run();
  };
  return (
    <Details summary={t('ask', { month })}>
      <form onSubmit={submit} noValidate className="space-y-5">
        {shown.length > 0 && <ErrorSummary key={attempt} errors={shown} />}
        <p>{t('whoSees')}</p>
        {only?.key !== 'month' && (
          <RadioGroup
            name={names.about}
            legend={t('form.about')}
            error={errorAt(names.about)}
            value={topicKey}
            onChange={(key) => {
              setTopicKey(key);
              setReason(null);
            }}
            options={topics.map((one) =>
              one.key === 'month'
                ? { value: one.key, label: t('form.aboutMonth') }
                : {
                    value: one.key,
                    label: t('form.aboutStatement', { issuer: one.issuerName }),
                    hint: t(one.scheme === null ? 'form.aboutStatementToIssuer' : 'form.aboutStatementHint'),
                  },
            )}
          />
        )}
        {topic && (
          <RadioGroup
            name={names.reason}
            legend={t('form.reason')}
            error={errorAt(names.reason)}
            value={reason}
            onChange={setReason}
            options={reasonsOf(topic).map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
        )}
        {mayShow && (
          <div>
            <Checkbox
              id={`receipt-${id}`}
              label={t('form.receipt', { month })}
              checked={shows}
              onChange={(event) => setShows(event.target.checked)}
              aria-describedby={`receipt-${id}-hint`}
            />
            <p id={`receipt-${id}-hint`} className="mt-1 pl-9 text-ink-soft">
              {t('form.receiptHint')}
            </p>
          </div>
        )}
        {send.error && <ErrorNotice code={send.error.code} data={send.error.data} />}
        <Button type="submit" busy={send.busy}>
          {send.busy ? t('form.sending') : t('form.send')}
        </Button>
      </form>
    </Details>
  );
}
