'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary, type FieldError } from '../forms/error-summary';
import { Field, Textarea } from '../forms/field';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';
import { CsvGuide } from './csv-guide';
import { CsvPreview, csvLineId } from './csv-preview';
import { type CsvImportState, useCsvImport } from './use-csv-import';
import { useLineMessage } from './use-line-message';

type CsvImportProps = { staffNumbers: readonly string[]; months: readonly number[]; period: number };

/** As many lines as the summary names; the table names the others. */
const MAX_SUMMARY = 20;

/** A whole month by CSV: choose or paste, check every line, send all or nothing. */
export function CsvImport({ staffNumbers, months, period }: CsvImportProps) {
  const t = useTranslations('issuer.csv');
  const issuer = useTranslations('issuer');
  const message = useLineMessage();
  const state = useCsvImport();
  const { step, fault } = state;
  const rows = 'rows' in step ? step.rows : [];
  const faulty = step.phase === 'preview' ? rows.filter((row) => row.errorCode !== null) : [];
  const errors: FieldError[] = fault
    ? [{ fieldId: 'csv', message: t(fault) }]
    : faulty.slice(0, MAX_SUMMARY).map((row) => ({
        fieldId: csvLineId(row.line),
        message: t('lineFault', { line: row.line, message: message(row) ?? '' }),
      }));
  useErrorTitle(errors.length > 0, issuer('errorTitlePrefix'));
  const done = step.phase === 'done';
  return (
    <>
      {done && <ImportDone count={rows.length} period={rows[0]?.period ?? period} onAgain={state.again} />}
      <div hidden={done}>
        <StepHeader takesFocus={false} title={t('title')} intro={t('intro')} />
        {errors.length > 0 && <ErrorSummary key={state.attempt} errors={errors} />}
        <div className="space-y-8">
          <CsvGuide staffNumbers={staffNumbers} months={months} period={period} />
          <CsvFields state={state} error={fault ? t(fault) : null} />
          {(step.phase === 'preview' || step.phase === 'committing') && (
            <section aria-labelledby="csv-preview-title" className="space-y-4">
              <h2 id="csv-preview-title" className="text-xl font-bold">
                {t('previewTitle')}
              </h2>
              <Alert tone={faulty.length > 0 ? 'bad' : 'good'} live="status">
                {faulty.length > 0
                  ? t('someFaulty', { faulty: faulty.length, count: rows.length })
                  : t('allGood', { count: rows.length })}
              </Alert>
              <CsvPreview
                rows={rows}
                latest={months[0] ?? period}
                message={message}
                onAcceptReadings={state.acceptReadings}
              />
              {faulty.length === 0 && <Commit state={state} count={rows.length} />}
            </section>
          )}
        </div>
      </div>
    </>
  );
}

function CsvFields({ state, error }: { state: CsvImportState; error: string | null }) {
  const t = useTranslations('issuer.csv');
  const hydrated = useHydrated();
  const checking = state.step.phase === 'checking';
  return (
    <form
      method="post"
      noValidate
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        void state.check();
      }}
    >
      <Field id="csv-file" label={t('file')} hint={t('fileHint')}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            disabled={!hydrated}
            className="block w-full max-w-md rounded-control border-2 border-line-strong bg-surface p-2 file:mr-3 file:rounded-control file:border-0 file:bg-brand-soft file:px-3 file:py-2 file:font-semibold file:text-brand"
            onChange={(event) => void state.chooseFile(event.target.files?.[0])}
          />
        )}
      </Field>
      <p role="status" className="font-semibold empty:hidden">
        {state.fileName && t('fileRead', { name: state.fileName })}
        {state.suggestionsUsed && t('suggestionsUsed')}
      </p>
      <Field id="csv" label={t('text')} hint={t('textHint')} error={error}>
        {(control) => (
          <Textarea
            {...control}
            ref={state.text}
            rows={8}
            spellCheck={false}
            autoComplete="off"
            wrap="off"
            className="font-mono"
            onChange={state.edited}
          />
        )}
      </Field>
      {state.refusal && state.step.phase !== 'preview' && (
        <RequestError code={state.refusal.code} data={state.refusal.data} />
      )}
      <Button type="submit" disabled={!hydrated} busy={checking}>
        {checking ? t('checking') : t('check')}
      </Button>
    </form>
  );
}

function Commit({ state, count }: { state: CsvImportState; count: number }) {
  const t = useTranslations('issuer.csv');
  const committing = state.step.phase === 'committing';
  return (
    <div className="space-y-3">
      {state.refusal && (
        <RequestError code={state.refusal.code} data={state.refusal.data}>
          <p>{t('failedKept')}</p>
        </RequestError>
      )}
      <p>{t('allOrNothing')}</p>
      <Button busy={committing} onClick={() => void state.commit()}>
        {committing ? t('committing') : t('commit', { count })}
      </Button>
    </div>
  );
}

function ImportDone({ count, period, onAgain }: { count: number; period: number; onAgain: () => void }) {
  const t = useTranslations('issuer.csv');
  const nav = useTranslations('issuer.nav');
  return (
    <>
      <StepHeader takesFocus title={t('doneTitle', { count })} intro={t('doneNext')} />
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={`/werkgever?maand=${period}`}>{nav('overview')}</ButtonLink>
        <Button variant="secondary" onClick={onAgain}>
          {t('doneAgain')}
        </Button>
      </div>
    </>
  );
}
