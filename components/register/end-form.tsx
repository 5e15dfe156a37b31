'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import { addMonths, type Period, period } from '@/lib/shared/domain/period';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { ErrorSummary } from '../forms/error-summary';
import { Field, Select } from '../forms/field';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EndDone } from './end-done';
import { MonthsText } from './entry-text';
import { useEndHousehold } from './use-end-household';

type EndFormProps = { present: RegisterEntry; running: Period };

/** Ends a right from a month on, after asking once more. */
export function EndForm({ present, running }: EndFormProps) {
  const t = useTranslations('register');
  const common = useTranslations('common');
  const staff = useTranslations('staffSignIn');
  const format = useFormat();
  const hydrated = useHydrated();
  const { entry } = present;
  const state = useEndHousehold(entry);
  const { step, from } = state;
  const error = state.isMissing ? t('error.fromMissing') : undefined;
  useErrorTitle(state.isMissing, staff('errorTitlePrefix'));
  if (step.phase === 'done') return <EndDone entry={step.entry} isWhole={from === entry.validFrom} />;
  const months: Period[] = [];
  for (let month = period(entry.validFrom); month <= entry.validUntil; month = addMonths(month, 1)) months.push(month);
  const month = from === null ? '' : format.period(from);
  const asking = step.phase === 'asking' || step.phase === 'sending';
  return (
    <>
      {/* Before the error summary: it gives focus back when it closes. */}
      <ConfirmDialog
        open={asking}
        title={t('end.dialogTitle', { month })}
        confirmLabel={t(step.phase === 'sending' ? 'end.busy' : 'end.confirm')}
        cancelLabel={common('cancel')}
        danger
        busy={step.phase === 'sending'}
        onConfirm={() => void state.confirm()}
        onCancel={state.cancel}
      >
        <p>{from === entry.validFrom ? t('end.dialogAll') : t('end.dialogBody', { month, name: entry.displayName })}</p>
        {from !== null && from <= running && <p>{t('end.past')}</p>}
      </ConfirmDialog>
      <StepHeader
        takesFocus={false}
        title={t('end.title', { name: entry.displayName })}
        intro={t('end.intro')}
        back={{ href: `/register/${encodeURIComponent(entry.id)}`, label: t('done.toEntry') }}
      />
      <div className="max-w-2xl space-y-6">
        {error && <ErrorSummary key={state.attempt} errors={[{ fieldId: 'from', message: error }]} />}
        {state.refusal && <RequestError code={state.refusal.code} data={state.refusal.data} />}
        <p>
          <MonthsText row={entry} />
        </p>
        <ul className="list-disc space-y-1 pl-6">
          <li>{t('end.keeps')}</li>
          <li>{t('end.grace')}</li>
        </ul>
        <form method="post" noValidate className="space-y-6" onSubmit={state.ask}>
          <Field id="from" label={t('end.from')} error={error}>
            {(control) => (
              <Select
                {...control}
                name="from"
                value={from ?? ''}
                autoComplete="off"
                onChange={(event) => state.choose(event.target.value)}
              >
                <option value="">{t('form.choose')}</option>
                {months.map((one) => (
                  <option key={one} value={one}>
                    {one === entry.validFrom ? t('end.all', { month: format.period(one) }) : format.period(one)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div role="status">
            {from !== null && from <= running && (
              <Alert tone="warn">
                <p>{t('end.past')}</p>
              </Alert>
            )}
          </div>
          <Button type="submit" variant="danger" disabled={!hydrated}>
            {t('end.submit')}
          </Button>
        </form>
      </div>
    </>
  );
}
