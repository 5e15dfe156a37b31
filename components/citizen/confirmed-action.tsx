'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useAction } from './use-action';

type ConfirmedActionProps = {
  label: string;
  title: string;
  body: ReactNode;
  danger?: boolean;
  action: () => Promise<void>;
};

/** A button that asks first. */
export function ConfirmedAction({ label, title, body, danger = false, action }: ConfirmedActionProps) {
  const t = useTranslations('common');
  const [open, setOpen] = useState(false);
  const run = useAction(action);
  const confirm = async () => {
    await run.run();
    setOpen(false);
  };
  return (
    <>
      {run.error && <ErrorNotice code={run.error.code} data={run.error.data} />}
      <Button variant={danger ? 'danger' : 'secondary'} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        title={title}
        confirmLabel={label}
        cancelLabel={t('cancel')}
        danger={danger}
        busy={run.busy}
        onConfirm={() => void confirm()}
        onCancel={() => setOpen(false)}
      >
        <p>{body}</p>
      </ConfirmDialog>
    </>
  );
}
