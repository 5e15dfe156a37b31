'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import type { ReceiptCheck } from '@/lib/shared/schemas/work-list-api';
import { ErrorSummary } from '../forms/error-summary';
import { Field, Textarea, TextInput } from '../forms/field';
import type { ApiAnswer } from '../staff/api-call';
import { RequestError } from '../staff/request-error';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import { checkReceipt } from './cases-api';
import { ReceiptResult } from './receipt-result';
import { MAX_RECEIPT_CHARS, type ReadReceipt, readReceipt } from './receipt-text';

type Fault = Extract<ReadReceipt, { fault: string }>['fault'];

/** A receipt that a client handed over, as text or as a file, against the chain. Nothing of it is kept. */
export function ReceiptChecker() {
  const t = useTranslations('workList.checker');
  const hydrated = useHydrated();
  const text = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<ApiAnswer<ReceiptCheck> | null>(null);
  /** The file counts where nothing was pasted. */
  const read = async (): Promise<ReadReceipt> => {
    const pasted = text.current?.value ?? '';
    const chosen = file.current?.files?.[0];
    if (pasted.trim() !== '' || chosen === undefined) return readReceipt(pasted);
    return chosen.size > MAX_RECEIPT_CHARS ? { fault: 'tooLarge' } : readReceipt(await chosen.text());
  };
  const check = async () => {
    if (busy) return;
    setAnswer(null);
    setAttempt((count) => count + 1);
    const found = await read();
    setFault('fault' in found ? found.fault : null);
    if ('fault' in found) return;
    setBusy(true);
    setAnswer(await checkReceipt(found.receipt));
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void check();
  };
  const message = fault === null ? undefined : t(fault);
  return (
    <div className="max-w-3xl space-y-6">
      {message && <ErrorSummary key={attempt} errors={[{ fieldId: 'receipt', message }]} />}
      <form onSubmit={submit} noValidate autoComplete="off" className="space-y-5">
        <Field id="receipt" label={t('text')} hint={t('textHint')} error={message}>
          {(control) => <Textarea {...control} ref={text} rows={8} spellCheck={false} className="font-mono text-sm" />}
        </Field>
        <Field id="receipt-file" label={t('file')}>
          {(control) => <TextInput {...control} ref={file} type="file" accept=".json,.txt,application/json" />}
        </Field>
        <Button type="submit" busy={busy} disabled={!hydrated}>
          {busy ? t('checking') : t('check')}
        </Button>
      </form>
      <div role="status" aria-busy={busy}>
        {answer?.ok && <ReceiptResult check={answer.value} />}
      </div>
      {answer !== null && !answer.ok && (
        <RequestError code={answer.code} data={answer.data} onRetry={() => void check()} />
      )}
    </div>
  );
}
