'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Field, Select } from '../forms/field';
import { AmountField } from './amount-field';
import type { Fault } from './statement-draft';
import type { FaultText, IssuerPerson } from './types';

export const faultAt = (faults: readonly FaultText[], fieldId: string): FaultText | undefined =>
  faults.find((one) => one.fieldId === fieldId);

/** For whom and for which month. */
export function WhoAndWhen(props: {
  people: readonly IssuerPerson[];
  months: readonly number[];
  personId: string;
  period: number;
  /** The chosen month is not over yet. */
  isRunning: boolean;
  faults: readonly FaultText[];
}) {
  const { people, months, personId, period, isRunning, faults } = props;
  const t = useTranslations('issuer.form');
  const locale = useLocale();
  return (
    <>
      <Field id="person" label={t('person')} hint={t('personHint')} error={faultAt(faults, 'person')?.message}>
        {(control) => (
          <Select {...control} name="person" defaultValue={personId} autoComplete="off">
            <option value="">{t('personChoose')}</option>
            {people.map((one) => (
              <option key={one.personId} value={one.personId}>
                {one.displayName} ({one.staffNumber})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="period" label={t('period')} error={faultAt(faults, 'period')?.message}>
        {(control) => (
          <Select {...control} name="period" defaultValue={String(period)} autoComplete="off">
            {months.map((month) => (
              <option key={month} value={month}>
                {formatPeriod(locale, month)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p role="status" className="border-l-4 border-warn bg-warn-soft p-3 empty:hidden">
        {isRunning && t('runningMonth')}
      </p>
    </>
  );
}

type AmountTexts = { readonly gross: string; readonly net: string };

/** Gross and net. The names are those of the controls too. @param start what stands there at first */
export function Amounts({ faults, start }: { faults: readonly FaultText[]; start?: AmountTexts }) {
  const t = useTranslations('issuer.form');
  return (
    <>
      {(['gross', 'net'] as const).map((id) => (
        <AmountField
          key={id}
          id={id}
          label={t(id)}
          hint={t('amountHint')}
          error={faultAt(faults, id)?.message}
          suggestion={faultAt(faults, id)?.suggestion ?? null}
          defaultValue={start?.[id] ?? ''}
        />
      ))}
    </>
  );
}

/** Faults with their sentences. */
export const withText = (faults: readonly Fault[], message: (fault: Fault) => string): FaultText[] =>
  faults.map((one) => ({ ...one, message: message(one) }));
