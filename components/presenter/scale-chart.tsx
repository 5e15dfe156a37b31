'use client';

import { useLocale, useTranslations } from 'next-intl';
import { CartesianGrid, Legend, Line, LineChart, XAxis, YAxis } from 'recharts';
import { Table, Td, Th } from '@/components/ui/table';
import { intlTag } from '@/lib/i18n/format';
import { PROGRESS, type ProgressKey, SMOOTH_SEC, throughputOf } from '@/lib/shared/presenter/throughput';

const HEIGHT_PX = 200;
const DIGITS = 1;
/** Told apart by their dashes as well as by their colours. */
const LOOKS: Readonly<Record<ProgressKey, { readonly stroke: string; readonly dashes: string }>> = {
  taken: { stroke: 'var(--color-ink-soft)', dashes: '2 3' },
  claimed: { stroke: 'var(--color-warn)', dashes: '6 3' },
  paid: { stroke: 'var(--color-brand)', dashes: '' },
};

/** How many claims a second come how far, while the run goes on; the same numbers in a table. */
export function ScaleChart({ samples }: { samples: readonly Readonly<Record<string, number>>[] }) {
  const t = useTranslations('presenter.scale');
  const locale = useLocale();
  const rows = throughputOf(samples);
  if (rows.length === 0) return null;
  const tag = intlTag(locale);
  const second = new Intl.NumberFormat(tag, { style: 'unit', unit: 'second', unitDisplay: 'narrow' });
  const rate = new Intl.NumberFormat(tag, { minimumFractionDigits: DIGITS, maximumFractionDigits: DIGITS });
  const title = t('chart', { seconds: SMOOTH_SEC });
  return (
    <figure>
      <figcaption className="font-bold">{title}</figcaption>
      <LineChart
        responsive
        data={[...rows]}
        aria-label={title}
        style={{ width: '100%', height: HEIGHT_PX }}
        margin={{ top: 8, right: 8, bottom: 4, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="atSec"
          type="number"
          domain={[0, 'dataMax']}
          allowDecimals={false}
          tickFormatter={(value: number) => second.format(value)}
        />
        <YAxis domain={[0, 'auto']} width={40} />
        <Legend />
        {PROGRESS.map((key) => (
          <Line
            key={key}
            dataKey={key}
            name={t(`series.${key}`)}
            stroke={LOOKS[key].stroke}
            strokeDasharray={LOOKS[key].dashes}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
      <details>
        <summary className="cursor-pointer font-semibold text-brand">{t('table')}</summary>
        <Table
          caption={title}
          hideCaption
          head={
            <tr>
              <Th>{t('since')}</Th>
              {PROGRESS.map((key) => (
                <Th key={key} className="text-right">
                  {t(`series.${key}`)}
                </Th>
              ))}
            </tr>
          }
        >
          {rows.map((row) => (
            <tr key={row.atSec}>
              <Th scope="row" className="border-t border-line font-normal">
                {second.format(row.atSec)}
              </Th>
              {PROGRESS.map((key) => (
                <Td key={key} className="amount text-right">
                  {rate.format(row[key])}
                </Td>
              ))}
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}
