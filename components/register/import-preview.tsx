'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useFormat } from '@/lib/i18n/use-format';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import type { ImportPreview } from '@/lib/shared/schemas/register-import-api';
import { RequestError } from '../staff/request-error';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { DefinitionList } from '../ui/definition-list';
import { FaultsTable, RowsTable } from './import-tables';
import type { RegisterImportState } from './use-register-import';

type ImportPreviewProps = { preview: ImportPreview; state: RegisterImportState; scheme: SupplementScheme };

/** What a file would do, before anything is done. Takes focus at its heading. */
export function ImportPreviewSection({ preview, state, scheme }: ImportPreviewProps) {
  const t = useTranslations('register.import');
  const format = useFormat();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { rowCount: count, faultCount: faults } = preview;
  const isGood = preview.id !== null;
  const confirming = state.step.phase === 'confirming';
  const counts = (['added', 'changed', 'unchanged'] as const).map((key) => ({
    key,
    term: t(key),
    value: t('number', { n: preview[key] }),
  }));
  return (
    <section aria-labelledby="preview-title" className="space-y-6">
      <h2 id="preview-title" ref={heading} tabIndex={-1} className="text-xl font-bold">
        {t(isGood ? 'previewTitle' : 'faultyTitle')}
      </h2>
      <Alert tone={isGood ? 'good' : 'bad'}>
        <p>{isGood ? t('good', { count }) : t('faulty', { faults, count })}</p>
      </Alert>
      {isGood && (
        <>
          <DefinitionList items={counts} />
          {preview.changed > 0 && <p>{t('changesFrom', { month: format.period(preview.changesFrom) })}</p>}
          <p>{t('cardNote')}</p>
        </>
      )}
      {faults > 0 && <FaultsTable faults={preview.faults} total={faults} />}
      {preview.rows.length > 0 && <RowsTable rows={preview.rows} scheme={scheme} />}
      {state.refusal && <RequestError code={state.refusal.code} data={state.refusal.data} />}
      <div className="flex flex-wrap gap-3">
        {isGood && (
          <Button busy={confirming} onClick={() => void state.confirm()}>
            {confirming ? t('confirming') : t('confirm', { count })}
          </Button>
        )}
        <Button variant="secondary" disabled={confirming} onClick={state.again}>
          {t('again')}
        </Button>
      </div>
    </section>
  );
}
