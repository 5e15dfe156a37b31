import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import type { AdvanceFigures, BenefitMonth, Figure, PayoutMonth } from '@/lib/shared/schemas/caseworker-api';
import { ChartFigure } from '../charts/chart-figure';
import { type ChartPoint, drawn } from '../charts/chart-points';
import { formatCount, formatShortMonth, formatWait, formatWholeEuros } from './figure-format';
import { ownCell } from './figures-window';

const PAYOUT_CHARTS = [
  { figure: 'claims', shape: 'bars', unit: 'count' },
  { figure: 'paid', shape: 'bars', unit: 'euro' },
  { figure: 'average', shape: 'line', unit: 'euro' },
  { figure: 'wait', shape: 'line', unit: 'seconds' },
] as const;

/** Months of payout: claims, amount, average and time. */
export function PayoutCharts({ months }: { months: readonly PayoutMonth[] }) {
  const t = useTranslations('caseworker.charts');
  const locale = useLocale();
  const pointOf = usePoint();
  const namesOf = ({ month, isComplete }: PayoutMonth): Names => {
    const names = monthNames(locale, month);
    if (isComplete) return names;
    const { short, label } = names;
    return {
      short: t('runningMonth', { month: short }),
      label: t('runningMonth', { month: label }),
      isRunning: true,
    };
  };
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {PAYOUT_CHARTS.map(({ figure, shape, unit }) => (
        <ChartFigure
          key={figure}
          title={t(figure)}
          points={months.map((month) => pointOf(namesOf(month), ownCell(month)?.[figure], unit, figure === 'average'))}
          shape={shape}
          unit={unit}
          locale={locale}
        />
      ))}
    </div>
  );
}

export function BenefitChart({ months }: { months: readonly BenefitMonth[] }) {
  const t = useTranslations('caseworker.charts');
  const locale = useLocale();
  const pointOf = usePoint();
  const points = months.map((month) => pointOf(monthNames(locale, month.month), ownCell(month)?.claims, 'count'));
  return <ChartFigure title={t('benefits')} points={points} shape="bars" unit="count" locale={locale} />;
}

export function AdvanceChart({ years }: { years: AdvanceFigures['years'] }) {
  const t = useTranslations('caseworker.charts');
  const locale = useLocale();
  const pointOf = usePoint();
  const points = years.map(({ year, claims }) =>
    pointOf({ short: String(year), label: String(year) }, claims, 'count'),
  );
  return <ChartFigure title={t('advances')} points={points} shape="bars" unit="count" locale={locale} />;
}

type Names = Pick<ChartPoint, 'short' | 'label' | 'isRunning'>;

const monthNames = (locale: ReturnType<typeof useLocale>, month: number): Names => ({
  short: formatShortMonth(locale, month),
  label: formatPeriod(locale, month),
});

type Unit = 'count' | 'euro' | 'seconds';

/** What a chart draws of a figure, with the words that the table has for it. */
function usePoint() {
  const t = useTranslations('caseworker');
  const locale = useLocale();
  const textOf = (figure: Figure | undefined, unit: Unit, isAbout: boolean): string => {
    const isNone = unit === 'count' && figure?.value === 0;
    if (!figure || figure.value === null || isNone) return t(`noNumber.${figure?.why ?? 'none'}`);
    if (typeof figure.value === 'string') {
      const amount = formatWholeEuros(locale, figure.value);
      return isAbout ? t('about', { amount }) : amount;
    }
    return unit === 'seconds' ? formatWait(locale, figure.value) : formatCount(locale, figure.value);
  };
  return (names: Names, figure: Figure | undefined, unit: Unit, isAbout = false): ChartPoint => ({
    ...names,
    value: drawn(figure),
    text: textOf(figure, unit, isAbout),
  });
}
