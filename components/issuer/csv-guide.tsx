'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatPeriod } from '@/lib/i18n/format';
import { Field, Select } from '../forms/field';
import { templateCsv } from './csv-text';

type CsvGuideProps = { staffNumbers: readonly string[]; months: readonly number[]; period: number };

/** How to make the file, and a sample with the employer's own staff numbers. */
export function CsvGuide({ staffNumbers, months, period }: CsvGuideProps) {
  const t = useTranslations('issuer.csv');
  const locale = useLocale();
  const [month, setMonth] = useState(period);
  return (
    <section aria-labelledby="csv-guide-title" className="max-w-2xl space-y-4">
      <h2 id="csv-guide-title" className="text-xl font-bold">
        {t('stepsTitle')}
      </h2>
      <ol className="list-decimal space-y-1 pl-6">
        <li>{t('step1')}</li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
      </ol>
      <p className="text-ink-soft">{t('columns', { example: String(period) })}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Field id="template-month" label={t('templateMonth')}>
          {(control) => (
            <Select {...control} value={month} onChange={(event) => setMonth(Number(event.target.value))}>
              {months.map((one) => (
                <option key={one} value={one}>
                  {formatPeriod(locale, one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(templateCsv(staffNumbers, month))}`}
          download={`voorzien-${month}.csv`}
          className="inline-flex min-h-11 items-center rounded-control border-2 border-brand bg-surface px-4 py-2 font-semibold text-brand no-underline hover:bg-brand-soft"
        >
          {t('template', { month: formatPeriod(locale, month) })}
        </a>
      </div>
    </section>
  );
}
