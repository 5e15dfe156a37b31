'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { Field, Select, TextInput } from '../forms/field';
import { useClassNames } from '../month/use-class-names';
import type { HouseholdValues } from './household-draft';
import type { SourceOption } from './household-start';

export type ErrorAt = (fieldId: string) => string | undefined;
type FieldsProps = { start: HouseholdValues; errorAt: ErrorAt };

/** Norm, disregard and, where the agency pays one itself, the benefit that it knows. */
export function ContentFields({ scheme, start, errorAt }: FieldsProps & { scheme: SupplementScheme }) {
  const t = useTranslations('register.form');
  const classes = useClassNames();
  return (
    <>
      <Field id="norm" label={t('norm')} error={errorAt('norm')}>
        {(control) => (
          <Select {...control} name="norm" defaultValue={start.norm} autoComplete="off">
            <option value="">{t('choose')}</option>
            {NORM_CLASSES[scheme].map((key) => (
              <option key={key} value={key}>
                {classes.norm(key)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="disregard" label={t('disregard')} error={errorAt('disregard')}>
        {(control) => (
          <Select {...control} name="disregard" defaultValue={start.disregard} autoComplete="off">
            <option value="">{t('choose')}</option>
            {DISREGARD_CLASSES[scheme].map((key) => (
              <option key={key} value={key}>
                {classes.disregard(key)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {scheme === 'tw' && (
        <Field id="benefit" label={t('benefit')} hint={t('benefitHint')} error={errorAt('benefit')}>
          {(control) => (
            <TextInput
              {...control}
              name="benefit"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={start.benefit}
              className="max-w-40"
            />
          )}
        </Field>
      )}
    </>
  );
}

type SourceSelectProps = {
  id: string;
  label: string;
  value: string;
  none: string;
  sources: readonly SourceOption[];
  error: string | undefined;
};

/** One source of income: an employer, or the agency's own income desk. */
export function SourceSelect({ id, label, value, none, sources, error }: SourceSelectProps) {
  const t = useTranslations('register.form');
  return (
    <Field id={id} label={label} error={error}>
      {(control) => (
        <Select {...control} name={id} defaultValue={value} autoComplete="off">
          <option value="">{none}</option>
          {sources.map((source) => (
            <option key={source.id} value={source.id}>
              {source.isDesk ? t('desk', { name: source.name }) : source.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** The client's own sources of income. */
export function EmployerFields({ start, errorAt, sources }: FieldsProps & { sources: readonly SourceOption[] }) {
  const t = useTranslations('register.form');
  return (
    <fieldset aria-describedby="employers-hint">
      <legend className="text-lg font-bold">{t('employers')}</legend>
      <p id="employers-hint" className="text-ink-soft">
        {t('employersHint')}
      </p>
      <div className="mt-3 space-y-4">
        {(['employer0', 'employer1'] as const).map((id, index) => (
          <SourceSelect
            key={id}
            id={id}
            label={t('employer', { number: index + 1 })}
            value={start[id]}
            none={t('noEmployer')}
            sources={sources}
            error={errorAt(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type MonthFieldsProps = FieldsProps & {
  fromLabel: string;
  months: { readonly from: readonly number[]; readonly until: readonly number[] };
};

/** First and last month. */
export function MonthFields({ start, errorAt, fromLabel, months }: MonthFieldsProps) {
  const t = useTranslations('register.form');
  const locale = useLocale();
  const select = (id: 'from' | 'until', label: string) => (
    <Field id={id} label={label} error={errorAt(id)}>
      {(control) => (
        <Select {...control} name={id} defaultValue={start[id]} autoComplete="off">
          {months[id].map((month) => (
            <option key={month} value={month}>
              {formatPeriod(locale, month)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {select('from', fromLabel)}
      {select('until', t('until'))}
    </div>
  );
}
