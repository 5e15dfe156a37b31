'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, TextInput } from '@/components/forms/field';
import { Table, Td, Th } from '@/components/ui/table';
import { intlTag } from '@/lib/i18n/format';
import { readPrice } from '@/lib/shared/presenter/cost';
import {
  bottleneckOf,
  extrapolate,
  MEASURED,
  MONTHLY_CITIZENS,
  type ScaleMeasured,
} from '@/lib/shared/presenter/extrapolation';

const MILLION = 1_000_000;
const DIGITS = 4;

/** What the run measured, and what follows from it for a month of a million and of everybody. */
export function ScaleResults({ measured }: { measured: ScaleMeasured }) {
  const t = useTranslations('presenter.scale');
  const locale = useLocale();
  const [blockGas, setBlockGas] = useState('30');
  const [blockSec, setBlockSec] = useState('12');
  const shown = MEASURED.filter((key) => measured[key] !== undefined);
  const assumed = { blockGas: (readPrice(blockGas) ?? 0) * MILLION, blockSec: readPrice(blockSec) ?? 0 };
  const rows = extrapolate(measured, assumed);
  const bottleneck = bottleneckOf(rows);
  const number = (value: number): string =>
    Number.isFinite(value)
      ? new Intl.NumberFormat(intlTag(locale), { maximumSignificantDigits: DIGITS }).format(value)
      : t('never');
  const whole = new Intl.NumberFormat(intlTag(locale));
  const input = (id: string, label: string, value: string, set: (text: string) => void) => (
    <Field id={id} label={label} error={(readPrice(value) ?? 0) > 0 ? undefined : t('badNumber')}>
      {(attributes) => (
        <TextInput {...attributes} inputMode="decimal" value={value} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
  return (
    <div className="space-y-3">
      <Table
        caption={t('measuredCaption')}
        head={
          <tr>
            <Th>{t('title')}</Th>
            <Th className="text-right">{whole.format(measured.citizens)}</Th>
          </tr>
        }
      >
        {shown.map((key) => (
          <tr key={key}>
            <Th scope="row" className="border-t border-line font-normal">
              {t(`measured.${key}`)}
            </Th>
            <Td className="amount text-right">{number(measured[key] ?? 0)}</Td>
          </tr>
        ))}
      </Table>
      <div className="flex flex-wrap gap-4">
        {input('scale-gas', t('blockGas'), blockGas, setBlockGas)}
        {input('scale-sec', t('blockSec'), blockSec, setBlockSec)}
      </div>
      <Table
        caption={t('extrapolatedCaption')}
        head={
          <tr>
            <Th />
            {MONTHLY_CITIZENS.map((count) => (
              <Th key={count} className="text-right">
                {t('people', { count: whole.format(count) })}
              </Th>
            ))}
          </tr>
        }
      >
        {rows.map(({ key, values }) => (
          <tr key={key}>
            <Th scope="row" className="border-t border-line font-normal">
              {t(`rows.${key}`)}
              <span className="block text-ink-soft">{t(`formulas.${key}`)}</span>
            </Th>
            {values.map((value, index) => (
              <Td key={MONTHLY_CITIZENS[index]} className="amount text-right">
                {number(value)}
              </Td>
            ))}
          </tr>
        ))}
      </Table>
      {bottleneck && (
        <p className="font-bold">
          {t('bottleneck', { part: t(`rows.${bottleneck}`) })}{' '}
          <span className="font-normal">{t(`widen.${bottleneck}`)}</span>
        </p>
      )}
      <p className="text-ink-soft">{t('assumptions')}</p>
    </div>
  );
}
