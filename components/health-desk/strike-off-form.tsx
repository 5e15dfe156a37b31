'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { CalendarDay } from '@/lib/shared/domain/calendar-day';
import type { DoctorState } from '@/lib/shared/schemas/health-desk-api';
import { ErrorSummary } from '../forms/error-summary';
import { Field, Select } from '../forms/field';
import { RequestError } from '../staff/request-error';
import { useErrorTitle } from '../staff/use-error-title';
import { useHydrated } from '../staff/use-hydrated';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { DayField } from './day-field';
import { dayText } from './day-text';
import { useStrikeOff } from './use-strike-off';

/** Ends a doctor's time in the register from a day on, after asking once more. */
export function StrikeOffForm({ doctors, today }: { doctors: readonly DoctorState[]; today: CalendarDay }) {
  const t = useTranslations('panel');
  const common = useTranslations('common');
  const staff = useTranslations('staffSignIn');
  const locale = useLocale();
  const hydrated = useHydrated();
  const state = useStrikeOff(doctors, today);
  const { step } = state;
  const asked = step.phase === 'asking' || step.phase === 'sending' ? step.strikeOff : null;
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  useErrorTitle(errors.length > 0, staff('errorTitlePrefix'));
  return (
    <section aria-labelledby="strike-off-title" className="max-w-2xl">
      {/* Before the error summary: it gives focus back when it closes, and the summary takes focus after that. */}
      <ConfirmDialog
        open={asked !== null}
        title={t('strikeOff.dialogTitle', { name: asked?.doctor.name ?? '' })}
        confirmLabel={t(step.phase === 'sending' ? 'strikeOff.busy' : 'strikeOff.confirm')}
        cancelLabel={common('cancel')}
        danger
        busy={step.phase === 'sending'}
        onConfirm={() => void state.confirm()}
        onCancel={state.cancel}
      >
        {asked && <p>{t('strikeOff.dialogBody', { day: dayText(locale, asked.fromDay) })}</p>}
        <p>{t('strikeOff.older')}</p>
      </ConfirmDialog>
      <div className="space-y-4">
        <h2 id="strike-off-title" className="text-xl font-bold">
          {t('strikeOff.title')}
        </h2>
        <p>{t('strikeOff.older')}</p>
        <p>{t('strikeOff.chain')}</p>
        {errors.length > 0 && <ErrorSummary key={state.attempt} errors={errors} />}
        {state.refusal && <RequestError code={state.refusal.code} data={state.refusal.data} />}
        <div role="status">
          {step.phase === 'done' && (
            <Alert tone="good" title={t('strikeOff.doneTitle', { name: step.doctor.name })}>
              <p>{t('strikeOff.done', { day: dayText(locale, step.doctor.validUntil) })}</p>
            </Alert>
          )}
        </div>
        <form
          ref={state.form}
          method="post"
          noValidate
          autoComplete="off"
          className="space-y-6"
          onChange={state.changed}
          onSubmit={state.ask}
        >
          <Field id="doctor" label={t('strikeOff.doctor')} error={errorAt('doctor')}>
            {(control) => (
              <Select {...control} name="doctor" defaultValue="" autoComplete="off">
                <option value="">{t('strikeOff.doctorChoose')}</option>
                {doctors.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <DayField
            id="fromDay"
            label={t('strikeOff.fromDay')}
            hint={t('strikeOff.fromDayHint')}
            error={errorAt('fromDay')}
            today={today}
          />
          <Button type="submit" variant="danger" disabled={!hydrated}>
            {t('strikeOff.submit')}
          </Button>
        </form>
      </div>
    </section>
  );
}
