'use client';

import { memo } from 'react';
import { Bar, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { intlTag } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import type { ChartPoint } from './chart-points';

export type MonthChartProps = {
  readonly title: string;
  /** How to read it with a keyboard. */
  readonly help: string;
  readonly points: readonly ChartPoint[];
  readonly shape: 'bars' | 'line';
  readonly unit: 'count' | 'euro' | 'seconds';
  readonly locale: Locale;
};

const CHART_HEIGHT_PX = 260;
/** Room for `€ 1.240.000` in full: an abbreviation differs by language. */
const EURO_AXIS_PX = 88;
const AXIS_PX = 64;
const RUNNING_OPACITY = 0.45;
const INK = 'var(--color-ink-soft)';
const BRAND = 'var(--color-brand)';
const LINE = 'var(--color-line)';

/**
 * One number per month; a running one is drawn lighter. With the keyboard: focus it, then the arrow keys; each month is read aloud, with the reason
 * where there is no number. Nothing moves. A table with the same numbers stands beside it.
 */
export const MonthChart = memo(function MonthChart({ title, help, points, shape, unit, locale }: MonthChartProps) {
  const tick = new Intl.NumberFormat(intlTag(locale), {
    ...(unit === 'euro' ? { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 } : {}),
    ...(unit === 'seconds' ? { style: 'unit', unit: 'second', unitDisplay: 'narrow' } : {}),
  });
  return (
    <ComposedChart
      responsive
      data={points.map((point) => (point.isRunning ? { ...point, fillOpacity: RUNNING_OPACITY } : point))}
      title={title}
      desc={help}
      aria-label={`${title}. ${help}`}
      style={{ width: '100%', height: CHART_HEIGHT_PX }}
      margin={{ top: 8, right: 8, bottom: 4, left: 8 }}
    >
      <CartesianGrid vertical={false} stroke={LINE} />
      <XAxis dataKey="short" stroke={INK} tick={{ fontSize: 13 }} minTickGap={12} />
      <YAxis
        stroke={INK}
        tick={{ fontSize: 13 }}
        width={unit === 'euro' ? EURO_AXIS_PX : AXIS_PX}
        allowDecimals={false}
        tickFormatter={(value: number) => tick.format(value)}
      />
      <Tooltip
        isAnimationActive={false}
        filterNull={false}
        content={({ payload }) => <PointText point={payload[0]?.payload} />}
      />
      {shape === 'bars' ? (
        <Bar dataKey="value" fill={BRAND} isAnimationActive={false} maxBarSize={44} />
      ) : (
        <Line
          dataKey="value"
          stroke={BRAND}
          strokeWidth={3}
          dot={{ r: 5, fill: BRAND }}
          connectNulls={false}
          isAnimationActive={false}
        />
      )}
    </ComposedChart>
  );
});

/** Read aloud when the arrow keys come to it. */
function PointText({ point }: { point: ChartPoint | undefined }) {
  if (!point) return null;
  return (
    <p
      role="status"
      aria-live="assertive"
      className="rounded-control border border-line-strong bg-surface px-3 py-2 text-base shadow-card"
    >
      {point.label}: <strong>{point.text}</strong>
    </p>
  );
}
