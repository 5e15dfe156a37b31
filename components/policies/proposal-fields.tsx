'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import { type Period, period } from '@/lib/shared/domain/period';
import { changeableClasses, policyFieldId } from '@/lib/shared/domain/policy-change';
import { tableBefore } from '@/lib/shared/domain/policy-change-unusual';
import { Field, Select } from '../forms/field';
import { AmountField } from '../issuer/amount-field';
import { checkAmount } from '../issuer/euro-text';
import { useClassNames } from '../month/use-class-names';
import { formatShare } from './months-text';
import { PercentField } from './percent-field';
import { defaultLastMonth, firstMonths, lastMonths, type ProposalValues } from './proposal-draft';
import type { DeskFacts } from './types';

type FieldsProps = {
  facts: DeskFacts;
  start: ProposalValues;
  /** What stands in the form now. */
  values: ProposalValues;
  errorAt: (fieldId: string) => string | undefined;
};

/** First and last month; the last one follows the first until it is chosen. */
export function MonthFields({ facts, start, values, errorAt }: FieldsProps) {
  const t = useTranslations('policies.propose');
  const locale = useLocale();
  const options = (months: readonly Period[]) =>
    months.map((month) => (
      <option key={month} value={month}>
        {formatPeriod(locale, month)}
      </option>
    ));
  const from = period(values.fromPeriod);
  return (
    <fieldset className="space-y-4">
      <legend className="text-xl font-bold">{t('months')}</legend>
      <Field id="fromPeriod" label={t('from')} hint={t('fromHint')} error={errorAt('fromPeriod')}>
        {(control) => (
          <Select {...control} name="fromPeriod" defaultValue={start.fromPeriod} autoComplete="off">
            {options(firstMonths(facts.currentMonth))}
          </Select>
        )}
      </Field>
      <Field id="untilPeriod" label={t('until')} hint={t('untilHint')} error={errorAt('untilPeriod')}>
        {(control) => (
          <Select {...control} key={from} name="untilPeriod" defaultValue={defaultLastMonth(from)} autoComplete="off">
            {options(lastMonths(from))}
          </Select>
        )}
      </Field>
    </fieldset>
  );
}

/** A field with what counts now below its label, and a question where a point may mean two things. */
function Amount(props: {
  id: string;
  label: string;
  now: string;
  start: string;
  value: string;
  error: string | undefined;
}) {
  const { id, label, now, start, value, error } = props;
  const check = error === undefined ? null : checkAmount(value);
  const suggestion = check && !check.ok ? check.suggestion : null;
  return <AmountField id={id} label={label} hint={now} error={error} suggestion={suggestion} defaultValue={start} />;
}

/** Every norm of the scheme. */
export function NormFields({ facts, start, values, errorAt }: FieldsProps) {
  const t = useTranslations('policies.propose');
  const locale = useLocale();
  const names = useClassNames();
  const before = tableBefore(facts.tables, period(values.fromPeriod));
  return (
    <fieldset className="space-y-4">
      <legend className="text-xl font-bold">{t('norms')}</legend>
      <p className="text-ink-soft">{t('normsHint')}</p>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {changeableClasses(facts.scheme).norms.map((key, index) => {
          const id = policyFieldId('norm', key);
          const cents = before?.norms[index] ?? 0n;
          const now = cents === 0n ? t('nowNothing') : t('now', { amount: formatCents(locale, cents) });
          const texts = { start: start.norms[key] ?? '', value: values.norms[key] ?? '' };
          return <Amount key={key} id={id} label={names.norm(key)} now={now} {...texts} error={errorAt(id)} />;
        })}
      </div>
    </fieldset>
  );
}

/** Every disregard of the scheme: a flat part, a share of the rest, and the most. */
export function DisregardFields({ facts, start, values, errorAt }: FieldsProps) {
  const t = useTranslations('policies.propose');
  const locale = useLocale();
  const names = useClassNames();
  const before = tableBefore(facts.tables, period(values.fromPeriod));
  return changeableClasses(facts.scheme).disregards.map((key, index) => {
    const row = before?.disregards[index + 1];
    const now = (text: string | undefined) => (text === undefined ? t('nowNothing') : t('now', { amount: text }));
    const [first, current] = [start.disregards[key], values.disregards[key]];
    const ids = {
      flat: policyFieldId('flat', key),
      share: policyFieldId('share', key),
      cap: policyFieldId('cap', key),
    };
    const amount = (field: 'flat' | 'cap', cents: bigint | undefined) => (
      <Amount
        id={ids[field]}
        label={t(field)}
        now={now(cents === undefined ? undefined : formatCents(locale, cents))}
        start={first?.[field] ?? ''}
        value={current?.[field] ?? ''}
        error={errorAt(ids[field])}
      />
    );
    return (
      <fieldset key={key} className="space-y-4">
        <legend className="text-xl font-bold">{t('disregard', { name: names.disregard(key) })}</legend>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-3">
          {amount('flat', row?.flatCents)}
          <PercentField
            id={ids.share}
            label={t('share')}
            hint={now(row && formatShare(locale, row.bps))}
            error={errorAt(ids.share)}
            defaultValue={first?.share ?? ''}
          />
          {amount('cap', row?.capCents)}
        </div>
      </fieldset>
    );
  });
}
