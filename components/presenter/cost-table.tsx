'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Field, TextInput } from '@/components/forms/field';
import { Table, Td, Th } from '@/components/ui/table';
import { intlTag } from '@/lib/i18n/format';
import { etherOf, euroOf, type MeasuredGas, readPrice, supplementGas } from '@/lib/shared/presenter/cost';

/** Measured gas at prices that the presenter fills in. */
export function CostTable({ measured }: { measured: readonly MeasuredGas[] }) {
  const t = useTranslations('presenter.compare');
  const locale = useLocale();
  const [gasPrice, setGasPrice] = useState('1');
  const [etherPrice, setEtherPrice] = useState('');
  const gwei = readPrice(gasPrice);
  const rate = etherPrice.trim() === '' ? undefined : readPrice(etherPrice);
  const number = (value: number, digits: number): string =>
    new Intl.NumberFormat(intlTag(locale), { maximumSignificantDigits: digits }).format(value);
  const euro = (gas: number): string => {
    if (gwei === null) return '–';
    if (rate === undefined || rate === null) return t('noPrice');
    const style = { style: 'currency', currency: 'EUR', maximumFractionDigits: 4 } as const;
    return new Intl.NumberFormat(intlTag(locale), style).format(euroOf(gas, gwei, rate));
  };
  const costs = (gas: number) => (
    <>
      <Td className="amount text-right">{number(gas, 9)}</Td>
      <Td className="amount text-right">{gwei === null ? '–' : number(etherOf(gas, gwei), 4)}</Td>
      <Td className="amount text-right">{euro(gas)}</Td>
    </>
  );
  const inAll = supplementGas(measured);
  if (measured.length === 0) return <p>{t('costEmpty')}</p>;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap gap-6">
        <Field
          id="gas-price"
          label={t('gasPrice')}
          hint={t('gasPriceHint')}
          error={gwei === null ? t('badNumber') : undefined}
        >
          {(attributes) => (
            <TextInput
              {...attributes}
              inputMode="decimal"
              value={gasPrice}
              onChange={(event) => setGasPrice(event.target.value)}
            />
          )}
        </Field>
        <Field id="ether-price" label={t('ethPrice')} error={rate === null ? t('badNumber') : undefined}>
          {(attributes) => (
            <TextInput
              {...attributes}
              inputMode="decimal"
              value={etherPrice}
              onChange={(event) => setEtherPrice(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Table
        caption={t('costCaption')}
        head={
          <tr>
            <Th>{t('deed')}</Th>
            <Th className="text-right">{t('samples')}</Th>
            <Th className="text-right">{t('gas')}</Th>
            <Th className="text-right">{t('ether')}</Th>
            <Th className="text-right">{t('euro')}</Th>
          </tr>
        }
      >
        {measured.map(({ kind, count, gas }) => (
          <tr key={kind}>
            <Th scope="row" className="border-t border-line">
              {t(`kinds.${kind}`)}
            </Th>
            <Td className="amount text-right">{number(count, 9)}</Td>
            {costs(gas)}
          </tr>
        ))}
        {inAll !== null && (
          <tr className="font-semibold">
            <Th scope="row" className="border-t border-line">
              {t('inAll')}
            </Th>
            <Td />
            {costs(inAll)}
          </tr>
        )}
      </Table>
    </div>
  );
}
