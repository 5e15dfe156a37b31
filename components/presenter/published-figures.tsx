import { useLocale, useTranslations } from 'next-intl';
import { formatWholeEuros } from '@/components/caseworker/figure-format';
import { ownCell } from '@/components/caseworker/figures-window';
import { useFormat } from '@/lib/i18n/use-format';
import { regionName } from '@/lib/shared/domain/regions';
import type { CentsFigure, CountFigure, FiguresView } from '@/lib/shared/schemas/caseworker-api';
import type { AgencyFigures } from '@/lib/shared/schemas/presenter-steps';

const SHOWN = 3;

type Line = { readonly name: string; readonly claims: CountFigure; readonly paid: CentsFigure };

/** The newest months, or years: as they are published, and nothing worked out of them. */
function linesOf(figures: FiguresView['figures'], monthName: (month: number) => string): readonly Line[] {
  if (figures === null) return [];
  if (figures.scheme === 'tas') {
    return figures.years.slice(-SHOWN).map(({ year, claims, paid }) => ({ name: String(year), claims, paid }));
  }
  return figures.payouts.slice(-SHOWN).flatMap((month) => {
    const cell = ownCell(month);
    return cell ? [{ name: monthName(month.month), claims: cell.claims, paid: cell.paid }] : [];
  });
}

/** What staff of an agency see of claims on their page of figures: rounded, and without what would tell too much. */
export function PublishedFigures({ scheme, region, view }: AgencyFigures) {
  const t = useTranslations('presenter.sides');
  const caseworker = useTranslations('caseworker');
  const locale = useLocale();
  const format = useFormat();
  const agency = t(`agency.${scheme}`, { region: region === null ? '' : regionName(region) });
  const lines = linesOf(view.figures, format.period);
  const lineText = ({ name: month, claims, paid }: Line): string => {
    // A number of people is never said to be zero.
    if (!claims.value) return t('publishedNone', { month, why: caseworker(`noNumber.${claims.why ?? 'none'}`) });
    const money =
      paid.value === null ? caseworker(`noNumber.${paid.why ?? 'none'}`) : formatWholeEuros(locale, paid.value);
    return t('publishedMonth', { month, claims: claims.value, paid: money });
  };
  return (
    <>
      <h4 className="font-semibold">{t('published', { agency })}</h4>
      {lines.length === 0 && <p>{t('publishedEmpty')}</p>}
      <ul className="space-y-1">
        {[...lines].reverse().map((line) => (
          <li key={line.name}>{lineText(line)}</li>
        ))}
      </ul>
      <p className="text-ink-soft">{t('rounding')}</p>
      <p className="font-semibold">{t('noPerson')}</p>
      <p className="text-ink-soft">{t(`names.${scheme}`)}</p>
    </>
  );
}
