'use client';

import { useLocale, useTranslations } from 'next-intl';
import { CartesianGrid, Legend, Line, LineChart, XAxis, YAxis } from 'recharts';
import { Table, Td, Th } from '@/components/ui/table';
import { intlTag } from '@/lib/i18n/format';

const HEIGHT_PX = 200;
const SECOND_MS = 1000;
/** Told apart by their dashes as well as by their colours. */
const SERIES = [
  { key: 'taken', stroke: 'var(--color-ink-soft)', dashes: '2 3' },
  { key: 'claimed', stroke: 'var(--color-warn)', dashes: '6 3' },
  { key: 'paid', stroke: 'var(--color-brand)', dashes: '' },
] as const;

type Sample = Readonly<Record<string, number>>;

/** How many claims have come how far, by second; the same numbers in a table. */
export function ScaleChart({ samples }: { samples: readonly Sample[] }) {
  const t = useTranslations('presenter.scale');
  const locale = useLocale();
  if (samples.length === 0) return null;
  const second = new Intl.NumberFormat(intlTag(locale), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: 1,
  });
  const points = samples.map((sample) => ({ ...sample, at: (sample.elapsedMs ?? 0) / SECOND_MS }));
  // The last sample of each second.
  const rows = [...new Map(points.map((point) => [Math.floor(point.at), point])).values()];
  return (
    <figure>
      <figcaption className="font-bold">{t('chart')}</figcaption>
      <LineChart
        responsive
        data={points}
        aria-label={t('chart')}
        style={{ width: '100%', height: HEIGHT_PX }}
        margin={{ top: 8, right: 8, bottom: 4, left: 0 }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis dataKey="at" type="number" tickFormatter={(value: number) => second.format(value)} />
        <YAxis allowDecimals={false} width={40} />
        <Legend />
        {SERIES.map(({ key, stroke, dashes }) => (
          <Line
            key={key}
            dataKey={key}
            name={t(`series.${key}`)}
            stroke={stroke}
            strokeDasharray={dashes}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
      <details>
        <summary className="cursor-pointer font-semibold text-brand">{t('table')}</summary>
        <Table
          caption={t('table')}
          hideCaption
          head={
            <tr>
              <Th>{t('second')}</Th>
              {SERIES.map(({ key }) => (
                <Th key={key} className="text-right">
                  {t(`series.${key}`)}
                </Th>
              ))}
            </tr>
          }
        >
          {rows.map((row) => (
            <tr key={row.at}>
              <Th scope="row" className="border-t border-line font-normal">
                {second.format(row.at)}
              </Th>
              {SERIES.map(({ key }) => (
                <Td key={key} className="amount text-right">
                  {(row as Sample)[key]}
                </Td>
              ))}
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}
