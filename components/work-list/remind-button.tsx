'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/lib/i18n/navigation';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import type { Reminder } from '@/lib/shared/schemas/work-list-api';
import { RequestError } from '../staff/request-error';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { remind } from './cases-api';

type RemindButtonProps = { reminder: Reminder; name: string; issuerName: string };

/** Asks the employer for a statement, after a question: the person gets a message. */
export function RemindButton({ reminder, name, issuerName }: RemindButtonProps) {
  const t = useTranslations('workList.missing');
  const common = useTranslations('common');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ code: string; data: SafeErrorData } | null>(null);
  const send = async () => {
    setBusy(true);
    setRefusal(null);
    const answer = await remind(reminder);
    setBusy(false);
    setOpen(false);
    if (!answer.ok) setRefusal(answer);
    else router.refresh();
  };
  return (
    <>
      <Button variant="quiet" busy={busy} onClick={() => setOpen(true)}>
        {t('remind')}
        <span className="sr-only">
          : {name}, {issuerName}
        </span>
      </Button>
      {refusal && <RequestError code={refusal.code} data={refusal.data} />}
      <ConfirmDialog
        open={open}
        title={t('remindTitle', { issuer: issuerName })}
        confirmLabel={t('remind')}
        cancelLabel={common('cancel')}
        busy={busy}
        onConfirm={() => void send()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('remindBody', { name })}</p>
      </ConfirmDialog>
    </>
  );
}
