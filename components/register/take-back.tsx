'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/lib/i18n/navigation';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import type { Refusal } from '../health-desk/use-checked-form';
import { RequestError } from '../staff/request-error';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { takeBack } from './register-api';

type TakeBackProps = { entryId: string; version: number; kind: NonNullable<RegisterEntry['takeBack']> };

/** Undoes what no root has followed yet, after asking once more. Leads to where the client stands then. */
export function TakeBack({ entryId, version, kind }: TakeBackProps) {
  const t = useTranslations('register.entry');
  const common = useTranslations('common');
  const router = useRouter();
  const hydrated = useHydrated();
  const [phase, setPhase] = useState<'idle' | 'asking' | 'sending'>('idle');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const confirm = async () => {
    setPhase('sending');
    const answer = await takeBack(entryId, version);
    if (!answer.ok) {
      setRefusal(answer);
      setPhase('idle');
      return;
    }
    const { entryId: next } = answer.value;
    router.push(next === null ? '/register' : `/register/${encodeURIComponent(next)}`);
    router.refresh();
    setPhase('idle');
  };
  return (
    <>
      <Button
        variant="secondary"
        disabled={!hydrated}
        onClick={() => {
          setRefusal(null);
          setPhase('asking');
        }}
      >
        {t(`takeBack.${kind}`)}
      </Button>
      <ConfirmDialog
        open={phase !== 'idle'}
        title={t('takeBackTitle')}
        confirmLabel={t(phase === 'sending' ? 'takeBackBusy' : 'takeBackConfirm')}
        cancelLabel={common('cancel')}
        busy={phase === 'sending'}
        onConfirm={() => void confirm()}
        onCancel={() => phase === 'asking' && setPhase('idle')}
      >
        <p>{t(`takeBackBody.${kind}`)}</p>
      </ConfirmDialog>
      {refusal && (
        <div className="w-full">
          <RequestError code={refusal.code} data={refusal.data} />
        </div>
      )}
    </>
  );
}
