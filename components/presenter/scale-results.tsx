'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, TextInput } from '@/components/forms/field';
import { Table, Td, Th } from '@/components/ui/table';
import { intlTag } from '@/lib/i18n/format';
import { useFormat } from '@/lib/i18n/use-format';
import { readPrice } from '@/lib/shared/presenter/cost';
import { earlierOf, unmeasuredOf, type WholeMeasured } from '@/lib/shared/presenter/earlier-runs';
import {
  bottleneckOf,
  extrapolate,
  MEASURED,
  MONTHLY_CITIZENS,
  monthsOf,
  type ScaleKey,
} from '@/lib/shared/presenter/extrapolation';

const MILLION = 1_000_000;
const DIGITS = 3;
const HOUR_SEC = 3_600;

/** What the run measured, and what follows from it for a month of a million and of everybody. */
export function ScaleResults({ measured, earlier }: WholeMeasured) {
  const t = useTranslations('presenter.scale');
  const locale = useLocale();
  const format = useFormat();
  const [blockGas, setBlockGas] = useState('30');
  const [blockSec, setBlockSec] = useState('12');
  const assumed = { blockGas: (readPrice(blockGas) ?? 0) * MILLION, blockSec: readPrice(blockSec) ?? 0 };
  const rows = extrapolate(measured, assumed);
  const bottleneck = bottleneckOf(rows);
  const unmeasured = unmeasuredOf(rows);
  const parts = unmeasured.map((part) => t(`rows.${part}`)).join('; ');
  const isWhole = unmeasured.length === 0;
  const source = (atMs: number | null | undefined) =>
    typeof atMs === 'number' && (
      <span className="block font-normal text-ink-soft text-sm">{t('earlier', { time: format.time(atMs) })}</span>
    );
  const number = (value: number): string =>
    Number.isFinite(value)
      ? new Intl.NumberFormat(intlTag(locale), { maximumSignificantDigits: DIGITS }).format(value)
      : t('never');
  const span = (seconds: number): string => (Number.isFinite(seconds) ? format.span(seconds) : t('never'));
  const inUnit = (key: ScaleKey, value: number): string => {
    if (key === 'walletSeconds') return span(value);
    return key === 'gigabytes' || key === 'databaseGigabytes' ? number(value) : span(value * HOUR_SEC);
  };
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
        {MEASURED.map((key) => {
          const value = measured[key];
          return (
            <tr key={key}>
              <Th scope="row" className="border-t border-line">
                <span className="font-normal">{t(`measured.${key}`)}</span>
                {source(earlier.get(key))}
              </Th>
              <Td className={value === undefined ? 'text-right text-ink-soft' : 'amount text-right'}>
                {value === undefined ? t('unmeasured') : number(value)}
              </Td>
            </tr>
          );
        })}
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
            <Th scope="row" className="border-t border-line">
              {t(`rows.${key}`)}
              <span className="block font-normal text-ink-soft text-sm">{t(`formulas.${key}`)}</span>
              {source(earlierOf(key, { earlier }))}
            </Th>
            {values.map((value, index) => (
              <Td key={MONTHLY_CITIZENS[index]} className="amount text-right">
                {inUnit(key, value)}
              </Td>
            ))}
          </tr>
        ))}
      </Table>
      {bottleneck && (
        <div className="space-y-1">
          <p className="font-bold">
            {t(isWhole ? 'bottleneck' : 'bottleneckPartly', { part: t(`rows.${bottleneck}`) })}
          </p>
          <p>{t(`widen.${bottleneck}`)}</p>
          <ul className="list-inside list-disc">
            {MONTHLY_CITIZENS.map((count, index) => {
              const months = monthsOf(rows, index);
              const fits = isWhole ? 'fits' : 'fitsPartly';
              const values = { count: whole.format(count), times: Math.ceil(months) };
              return (
                <li key={count}>
                  {Number.isFinite(months) ? t(months <= 1 ? fits : 'fitsNot', values) : t('fitsNever')}
                </li>
              );
            })}
          </ul>
          {!isWhole && <p className="font-semibold">{t('unmeasuredParts', { parts })}</p>}
        </div>
      )}
      <p className="text-ink-soft">{t('assumptions')}</p>
    </div>
  );
}
