'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { ImportState } from '@/lib/shared/schemas/register-import-api';
import { RequestError } from '../staff/request-error';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';
import { DefinitionList } from '../ui/definition-list';
import { Table, Td, Th } from '../ui/table';
import { tenthsOf } from './import-tenths';
import { useImportProgress } from './use-import-progress';

/** A file on its way into the register, live. Read aloud at every tenth, and at the end. */
export function ImportProgressView({ start }: { start: ImportState }) {
  const t = useTranslations('register.import');
  const format = useFormat();
  const { state, isLost, refusal, cancelling, cancel } = useImportProgress(start);
  const { done, rowCount: count, added, changed, skipped } = state;
  const isWaiting = state.state === 'confirmed' && done === 0;
  const text = useSentence(state);
  const unchanged = done - added - changed - skipped.length;
  return (
    <div className="space-y-6">
      {state.state === 'confirmed' ? (
        <div className="space-y-2">
          <p className="font-semibold" aria-hidden="true">
            {text(done)}
          </p>
          <progress aria-label={t('progressLabel')} value={done} max={count} className="h-4 w-full max-w-md" />
          <p className="text-ink-soft">{t('leave')}</p>
        </div>
      ) : (
        <Alert tone={state.state === 'done' ? 'good' : state.state === 'failed' ? 'bad' : 'info'}>
          <p>{text(done)}</p>
        </Alert>
      )}
      <p role="status" className="sr-only">
        {text(tenthsOf(done, count))}
      </p>
      {isLost && (
        <Alert tone="warn" live="status">
          <p>{t('lost')}</p>
        </Alert>
      )}
      {done > 0 && (
        <DefinitionList
          items={[
            { key: 'added', term: t('added'), value: t('number', { n: added }) },
            { key: 'changed', term: t('changed'), value: t('number', { n: changed }) },
            { key: 'unchanged', term: t('unchanged'), value: t('number', { n: unchanged }) },
            ...(state.finishedAtMs === null
              ? []
              : [{ key: 'at', term: t('state.done'), value: format.dateTime(state.finishedAtMs) }]),
          ]}
        />
      )}
      {skipped.length > 0 && <Skipped skipped={skipped} />}
      {state.state === 'done' && <p>{t('cardNote')}</p>}
      {refusal && <RequestError code={refusal.code} data={refusal.data} />}
      <div className="flex flex-wrap gap-3">
        {(isWaiting || state.state === 'previewed') && (
          <Button variant="secondary" busy={cancelling} onClick={() => void cancel()}>
            {t('cancel')}
          </Button>
        )}
        <ButtonLink href="/register" prefetch={false} variant={state.state === 'done' ? 'primary' : 'secondary'}>
          {t('toRegister')}
        </ButtonLink>
      </div>
    </div>
  );
}

/** Where a file stands, in a sentence. */
function useSentence({ state, rowCount: count }: ImportState): (done: number) => string {
  const t = useTranslations('register.import');
  return (done) => {
    switch (state) {
      case 'confirmed':
        return done === 0 ? t('waiting') : t('running', { done, count });
      case 'done':
        return t('finished', { count });
      case 'failed':
        return t('failedText', { done, count });
      case 'cancelled':
        return t('cancelledText');
      case 'previewed':
        return t('previewedText');
    }
  };
}

function Skipped({ skipped }: { skipped: ImportState['skipped'] }) {
  const t = useTranslations('register.import');
  return (
    <Table
      caption={t('skipped', { count: skipped.length })}
      head={
        <tr>
          <Th>{t('faultColumns.line')}</Th>
          <Th>{t('faultColumns.fault')}</Th>
        </tr>
      }
    >
      {skipped.map(({ line, fault }) => (
        <tr key={line}>
          <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
            {line}
          </th>
          <Td>{t(`fault.${fault}`)}</Td>
        </tr>
      ))}
    </Table>
  );
}
