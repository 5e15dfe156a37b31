'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { saveFile } from '@/components/citizen/save-file';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Field, Textarea } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import { canOpen } from '@/lib/shared/card/receipt';
import { RECEIPT_REASONS, type ReceiptReason } from '@/lib/shared/domain/reviews';
import { wireReceipt } from '@/lib/shared/schemas/review-api';

/** Opens one own claim to a reviewer of choice: as text to copy, or as a file. Nothing is sent. */
export function ReceiptPanel({ claim }: { claim: ClaimRecord }) {
  const t = useTranslations('review.receipt');
  const format = useFormat();
  const { makeReceipt } = useCard();
  const [reason, setReason] = useState<ReceiptReason | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && reason === null;
  const make = useAction(async (chosen: ReceiptReason) => {
    const receipt = await makeReceipt(claim.period, chosen);
    setText(JSON.stringify(wireReceipt(receipt), null, 2));
  });
  if (!canOpen(claim)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (reason) void make.run(reason);
  };
  return (
    <Details summary={t('title')}>
      <form onSubmit={submit} noValidate className="space-y-4">
        {missing && (
          <ErrorSummary key={attempt} errors={[{ fieldId: 'receipt-reason-0', message: t('reasonMissing') }]} />
        )}
        <p>{t('intro', { amount: format.cents(claim.amountCents) })}</p>
        <Alert tone="warn">
          <p>{t('warn')}</p>
        </Alert>
        <RadioGroup
          name="receipt-reason"
          legend={t('reason')}
          error={missing ? t('reasonMissing') : undefined}
          value={reason}
          onChange={(value) => {
            setReason(value);
            // Another reason is another receipt.
            setText(null);
          }}
          options={RECEIPT_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
        />
        {make.error && <ErrorNotice code={make.error.code} data={make.error.data} />}
        <Button type="submit" variant="secondary" busy={make.busy}>
          {make.busy ? t('making') : t('make')}
        </Button>
      </form>
      {text !== null && <ReceiptText text={text} fileName={t('fileName', { period: String(claim.period) })} />}
    </Details>
  );
}

function ReceiptText({ text, fileName }: { text: string; fileName: string }) {
  const t = useTranslations('review.receipt');
  const copy = useAction(() => navigator.clipboard.writeText(text));
  return (
    <div className="mt-4 space-y-3">
      <Field id="receipt-text" label={t('text')}>
        {(control) => <Textarea {...control} readOnly rows={11} value={text} className="font-mono text-sm" />}
      </Field>
      <p role="status" className="font-semibold empty:hidden">
        {copy.done && t('copied')}
        {copy.error && t('copyFailed')}
      </p>
      <div className="flex flex-wrap gap-3">
        <Button variant="secondary" busy={copy.busy} onClick={() => void copy.run()}>
          {t('copy')}
        </Button>
        <Button variant="secondary" onClick={() => saveFile(new Blob([text], { type: 'application/json' }), fileName)}>
          {t('save')}
        </Button>
      </div>
    </div>
  );
}
