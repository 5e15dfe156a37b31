'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary, type FieldError } from '@/components/forms/error-summary';
import { Field, TextInput } from '@/components/forms/field';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';

/** Opens the card with a backup file in place of the wallet. */
export function RestoreForm() {
  const t = useTranslations('card.backup');
  const { restoreBackup } = useCard();
  const restore = useAction(restoreBackup);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [faults, setFaults] = useState<{ attempt: number; errors: readonly FieldError[] }>({ attempt: 0, errors: [] });
  const faultOf = (fieldId: string) => faults.errors.find((error) => error.fieldId === fieldId)?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const errors = [
      ...(file ? [] : [{ fieldId: 'restore-file', message: t('fileMissing') }]),
      ...(passphrase ? [] : [{ fieldId: 'restore-passphrase', message: t('passphraseMissing') }]),
    ];
    setFaults({ attempt: faults.attempt + 1, errors });
    if (file && errors.length === 0) void restore.run(file, passphrase);
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {faults.errors.length > 0 && <ErrorSummary key={faults.attempt} errors={faults.errors} />}
      {restore.error && <ErrorNotice code={restore.error.code} data={restore.error.data} />}
      <p>{t('restoreBody')}</p>
      <Field id="restore-file" label={t('file')} error={faultOf('restore-file')}>
        {(control) => (
          <TextInput
            {...control}
            type="file"
            accept=".json,application/json"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <Field id="restore-passphrase" label={t('existingPassphrase')} error={faultOf('restore-passphrase')}>
        {(control) => (
          <TextInput
            {...control}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="secondary" busy={restore.busy}>
        {restore.busy ? t('restoring') : t('restore')}
      </Button>
    </form>
  );
}
