'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { startTransition, useEffect, useId, useState } from 'react';
import { type ChartPoint, type ChartSummary, summaryOf } from './chart-points';
import type { MonthChartProps } from './month-chart';

/** As high as the chart itself: nothing jumps when it comes. */
function ChartPlace() {
  const t = useTranslations('caseworker.charts');
  return (
    <>
      <noscript>
        <style>{'[data-slot="chart-place"] { display: none }'}</style>
      </noscript>
      <p data-slot="chart-place" className="flex h-[260px] items-center justify-center text-ink-soft">
        {t('loading')}
      </p>
    </>
  );
}

/** The drawing is fetched after the page can be read: first the numbers, then the picture. */
const MonthChart = dynamic(() => import('./month-chart').then((module) => module.MonthChart), {
  ssr: false,
  loading: ChartPlace,
});

/**
 * A chart with its title and what it shows in a sentence. Without JavaScript the sentence and the table are left. When
 * other months are chosen, words and tables change at once; the picture follows as soon as it is drawn.
 */
export function ChartFigure({ points, ...chart }: Omit<MonthChartProps, 'help'>) {
  const t = useTranslations('caseworker.charts');
  const titleId = useId();
  const summary = summaryOf(points);
  const hasNumber = points.some(({ value }) => value !== null);
  // Drawn after the page has been: a deferred value would not wait, since changing the page is a transition itself.
  const [drawn, setDrawn] = useState<readonly ChartPoint[] | null>(null);
  useEffect(() => startTransition(() => setDrawn(points)), [points]);
  return (
    <figure
      data-slot="chart"
      aria-labelledby={titleId}
      className="break-inside-avoid rounded-card border border-line bg-surface p-3 sm:p-4"
    >
      <figcaption className="mb-2">
        <span id={titleId} className="block font-bold">
          {chart.title}
        </span>
        <span className="block text-sm text-ink-soft">
          {summary ? <Summary {...summary} /> : t(hasNumber ? 'summaryRunning' : 'summaryEmpty')}
        </span>
      </figcaption>
      {hasNumber && (drawn ? <MonthChart {...chart} points={drawn} help={t('help')} /> : <ChartPlace />)}
    </figure>
  );
}

function Summary({ high, low, hidden, isLevel, running }: ChartSummary) {
  const t = useTranslations('caseworker.charts');
  return (
    <>
      {isLevel
        ? t('summaryLevel', { text: high.text })
        : t('summary', { high: high.text, highAt: high.label, low: low.text, lowAt: low.label })}{' '}
      {t('summaryHidden', { hidden })}
      {running && ` ${t('summaryWithout', { month: running.label })}`}
    </>
  );
}
