'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { saveFile } from './save-file';
import { useAction } from './use-action';

/** All own data as a readable file. */
export function ExportData() {
  const t = useTranslations('mijn.settings');
  const { exportData } = useCard();
  const save = useAction(async () => saveFile(await exportData(), 'voorzien-mijn-gegevens.json'));
  return (
    <div className="space-y-4">
      {save.error && <ErrorNotice code={save.error.code} data={save.error.data} />}
      {save.done && (
        <Alert tone="good" live="status">
          <p>{t('exportDone')}</p>
        </Alert>
      )}
      <Button variant="secondary" busy={save.busy} onClick={() => void save.run()}>
        {t('exportAction')}
      </Button>
    </div>
  );
}
