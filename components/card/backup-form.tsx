'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { saveFile } from '@/components/citizen/save-file';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary, type FieldError } from '@/components/forms/error-summary';
import { Field, TextInput } from '@/components/forms/field';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';

/** As lib/shared/card/backup asks for. */
const PASSPHRASE_MIN = 12;

/** Saves a passphrase-encrypted backup of the card. */
export function BackupForm() {
  const t = useTranslations('card.backup');
  const { createBackup } = useCard();
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [faults, setFaults] = useState<{ attempt: number; errors: readonly FieldError[] }>({ attempt: 0, errors: [] });
  const backup = useAction(async () => {
    saveFile(await createBackup(passphrase), 'voorzien-reservekopie.json');
    setPassphrase('');
    setRepeated('');
  });
  const faultOf = (fieldId: string) => faults.errors.find((error) => error.fieldId === fieldId)?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const errors = [
      ...(passphrase.length < PASSPHRASE_MIN ? [{ fieldId: 'backup-passphrase', message: t('tooShort') }] : []),
      ...(passphrase === repeated ? [] : [{ fieldId: 'backup-repeat', message: t('notSame') }]),
    ];
    setFaults({ attempt: faults.attempt + 1, errors });
    if (errors.length === 0) void backup.run();
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {faults.errors.length > 0 && <ErrorSummary key={faults.attempt} errors={faults.errors} />}
      {backup.error && <ErrorNotice code={backup.error.code} data={backup.error.data} />}
      {backup.done && (
        <Alert tone="good" live="status">
          <p>{t('created')}</p>
        </Alert>
      )}
      <Field
        id="backup-passphrase"
        label={t('passphrase')}
        hint={t('passphraseHint')}
        error={faultOf('backup-passphrase')}
      >
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <Field id="backup-repeat" label={t('repeat')} error={faultOf('backup-repeat')}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="new-password"
            value={repeated}
            onChange={(event) => setRepeated(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary" busy={backup.busy}>
        {backup.busy ? t('creating') : t('create')}
      </Button>
    </form>
  );
}
