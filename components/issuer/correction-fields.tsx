'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import { Field, Select, TextInput } from '../forms/field';
import { Button } from '../ui/button';
import { AmountField } from './amount-field';
import {
  type CorrectionValues,
  correctionFieldId,
  type KnownStatements,
  reportedCents,
  statementInForce,
} from './statement-draft';
import { faultAt } from './statement-fields';
import type { FaultText } from './types';

type CorrectionFieldsProps = {
  number: number;
  values: CorrectionValues;
  personId: string;
  months: readonly number[];
  known: KnownStatements;
  faults: readonly FaultText[];
  onRemove: () => void;
};

/** One earlier month that was wrong: what stands reported, and what it should have been. */
export function CorrectionFields(props: CorrectionFieldsProps) {
  const { number, values, personId, months, known, faults, onRemove } = props;
  const t = useTranslations('issuer.correction');
  const locale = useLocale();
  const id = (field: 'period' | 'gross' | 'net' | 'reason') => correctionFieldId(values.key, field);
  return (
    <fieldset className="space-y-5 rounded-card border border-line bg-sunken p-4">
      <legend className="px-1 font-bold">{t('legendNumbered', { number })}</legend>
      <Field id={id('period')} label={t('period')} error={faultAt(faults, id('period'))?.message}>
        {(control) => (
          <Select {...control} name={id('period')} defaultValue={String(values.period)} autoComplete="off">
            <option value="0">{t('periodChoose')}</option>
            {months.map((month) => (
              <option key={month} value={month}>
                {formatPeriod(locale, month)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Reported personId={personId} period={values.period} known={known} />
      {(['gross', 'net'] as const).map((field) => (
        <AmountField
          key={field}
          id={id(field)}
          label={t(field === 'gross' ? 'correctGross' : 'correctNet')}
          error={faultAt(faults, id(field))?.message}
          suggestion={faultAt(faults, id(field))?.suggestion ?? null}
          defaultValue={values[field]}
        />
      ))}
      <Field
        id={id('reason')}
        label={t('reason')}
        hint={t('reasonHint')}
        error={faultAt(faults, id('reason'))?.message}
      >
        {(control) => (
          <TextInput {...control} name={id('reason')} defaultValue={values.reason} maxLength={200} autoComplete="off" />
        )}
      </Field>
      <Button variant="quiet" onClick={onRemove}>
        {t('remove')}
        <span className="sr-only"> ({t('legendNumbered', { number })})</span>
      </Button>
    </fieldset>
  );
}

function Reported({ personId, period, known }: { personId: string; period: number; known: KnownStatements }) {
  const t = useTranslations('issuer.correction');
  const locale = useLocale();
  if (period === 0) return null;
  if (personId === '') return <p role="status">{t('chooseFirst')}</p>;
  if (!known.has(period)) return <p role="status">{t('loading')}</p>;
  const statement = statementInForce(known, personId, period);
  if (!statement) return null;
  const { grossCents, netCents } = reportedCents(known, statement);
  return (
    <p role="status">
      {t('reported', {
        month: formatPeriod(locale, period),
        gross: formatCents(locale, grossCents),
        net: formatCents(locale, netCents),
      })}
    </p>
  );
}
