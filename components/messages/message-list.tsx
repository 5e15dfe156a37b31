'use client';

import { useTranslations } from 'next-intl';
import { useMedicalWords } from '@/components/asbestos/use-medical-words';
import { claimHurdle } from '@/components/cases/claim-hurdle';
import { useReviewAnswer } from '@/components/review/use-review-words';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { asErrorCode } from '@/components/ui/error-notice';
import { useCard, useMessages } from '@/lib/client/card/use-card';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import type { CardMessage } from '@/lib/shared/card/messages';
import { messageTarget } from './message-target';

type MessageListProps = {
  /** Show at most so many. */
  limit?: number;
  /** Shown as new although they were marked as read just now. */
  fresh?: ReadonlySet<string>;
};

/** The card's messages to its holder, newest first. */
export function MessageList({ limit = Number.POSITIVE_INFINITY, fresh }: MessageListProps) {
  const t = useTranslations('mijn.messages');
  const { messages, markRead } = useMessages();
  if (messages.length === 0) {
    return (
      <EmptyState title={t('emptyTitle')}>
        <p>{t('empty')}</p>
      </EmptyState>
    );
  }
  return (
    <ul className="space-y-3">
      {messages.slice(0, limit).map((message) => (
        <MessageRow
          key={message.id}
          message={message}
          isNew={!message.read || fresh?.has(message.id) === true}
          onRead={message.read ? undefined : () => void markRead([message.id])}
        />
      ))}
    </ul>
  );
}

type MessageRowProps = { message: CardMessage; isNew: boolean; onRead: (() => void) | undefined };

function MessageRow({ message, isNew, onRead }: MessageRowProps) {
  const t = useTranslations('mijn.messages');
  const errors = useTranslations('errors');
  const common = useTranslations('common');
  const reasons = useTranslations('asbestos.reason');
  const format = useFormat();
  const words = useMedicalWords();
  const answer = useReviewAnswer();
  const card = useCard();
  const values = {
    month: message.period === null ? '' : format.period(message.period),
    issuer: message.issuerName ?? common('anIssuer'),
    amount: message.amountCents === null ? '' : format.cents(message.amountCents),
    suggestion: '',
    diagnosis: words.diagnosis(message.diagnosisCode),
    reason: message.reason === null ? '' : reasons(message.reason),
    answer: answer(message),
  };
  const hurdle = message.kind === 'confirm-needed' ? claimHurdle(card) : null;
  const target = messageTarget(message, hurdle);
  const code = message.code === null ? null : asErrorCode(message.code);
  return (
    <li
      data-kind={message.kind}
      className={classNames(
        'rounded-card border bg-surface p-4 shadow-card sm:p-5',
        isNew ? 'border-l-4 border-brand' : 'border-line',
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className={classNames('text-lg', isNew ? 'font-bold' : 'font-semibold')}>
          {t(`kinds.${message.kind}.title`, values)}
        </h3>
        {isNew && <Badge tone="info">{t('unread')}</Badge>}
      </div>
      <p className="text-sm text-ink-soft">
        <time dateTime={new Date(message.atMs).toISOString()}>{format.dateTime(message.atMs)}</time>
      </p>
      <p className="mt-2">{hurdle ? t(`confirmHurdle.${hurdle}`) : t(`kinds.${message.kind}.body`, values)}</p>
      {code && (
        <p className="mt-1">
          {errors(`${code}.body`, values)} {errors(`${code}.next`, values)}
        </p>
      )}
      <p className="mt-2">
        <Link
          href={target.href}
          onClick={onRead}
          className="inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4"
        >
          {t(target.label, values)}
        </Link>
      </p>
    </li>
  );
}
