'use client';

import { useTranslations } from 'next-intl';
import type { Period } from '@/lib/shared/domain/period';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { ErrorSummary } from '../forms/error-summary';
import { Field } from '../forms/field';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Button } from '../ui/button';
import type { SourceOption } from './household-start';
import { ImportGuide } from './import-guide';
import { ImportPreviewSection } from './import-preview';
import { type FileFault, type RegisterImportState, useRegisterImport } from './use-register-import';

type ImportFormProps = { scheme: SupplementScheme; sources: readonly SourceOption[]; next: Period };

/** Many households from a file: nothing is taken in before its preview was seen and confirmed. */
export function ImportForm({ scheme, sources, next }: ImportFormProps) {
  const t = useTranslations('register');
  const staff = useTranslations('staffSignIn');
  const state = useRegisterImport();
  const { step, fault } = state;
  const message = useFileFault(fault);
  useErrorTitle(fault !== null, staff('errorTitlePrefix'));
  const previewed = step.phase === 'preview' || step.phase === 'confirming';
  return (
    <>
      <StepHeader
        takesFocus={false}
        title={t('import.title')}
        intro={t('import.intro')}
        back={{ href: '/register', label: t('entry.back') }}
      />
      {message && <ErrorSummary key={state.attempt} errors={[{ fieldId: 'bestand', message }]} />}
      <div className="space-y-8">
        <div hidden={previewed} className="space-y-8">
          <ImportGuide scheme={scheme} sources={sources} next={next} />
          <FileField state={state} error={message} />
        </div>
        {previewed && <ImportPreviewSection key={state.attempt} preview={step.preview} state={state} scheme={scheme} />}
      </div>
    </>
  );
}

function useFileFault(fault: FileFault | null): string | undefined {
  const t = useTranslations('register.import');
  if (fault === null) return undefined;
  return fault.code === 'broken' ? t('broken', { line: fault.line }) : t(fault.code);
}

function FileField({ state, error }: { state: RegisterImportState; error: string | undefined }) {
  const t = useTranslations('register.import');
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
      <Field id="bestand" label={t('file')} hint={t('fileHint')} error={error}>
        {(control) => (
          <input
            {...control}
            ref={state.input}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            disabled={!hydrated}
            onChange={state.chosen}
            className="block w-full max-w-md rounded-control border-2 border-line-strong bg-surface p-2 file:mr-3 file:rounded-control file:border-0 file:bg-brand-soft file:px-3 file:py-2 file:font-semibold file:text-brand"
          />
        )}
      </Field>
      {state.refusal && <RequestError code={state.refusal.code} data={state.refusal.data} />}
      <Button type="submit" disabled={!hydrated} busy={checking}>
        {checking ? t('checking') : t('check')}
      </Button>
      <p role="status" className="sr-only">
        {checking && t('checking')}
      </p>
    </form>
  );
}
