import { useLocale, useTranslations } from 'next-intl';
import type { CentsFigure, CountFigure, SecondsFigure } from '@/lib/shared/schemas/caseworker-api';
import { formatCount, formatWait, formatWholeEuros } from './figure-format';
import { isSuppressed } from './suppressed';
import { WhyLink } from './why-link';

type FigureTextProps =
  | { readonly kind: 'count'; readonly figure: CountFigure | undefined }
  /** `about`: made of rounded numbers. */
  | { readonly kind: 'about'; readonly figure: CentsFigure | undefined }
  | { readonly kind: 'cents'; readonly figure: CentsFigure | undefined }
  | { readonly kind: 'seconds'; readonly figure: SecondsFigure | undefined };

/**
 * A number, or in words why there is none: the same for eyes and for screen readers. No group in a month of payout is said in
 * words, too: it is no number of people (docs/figures.md).
 */
export function FigureText({ kind, figure }: FigureTextProps) {
  const t = useTranslations('caseworker');
  const locale = useLocale();
  if (!figure || figure.value === null || (kind === 'count' && figure.value === 0)) {
    const why = figure?.why ?? 'none';
    const text = t(`noNumber.${why}`);
    return (
      <span className="text-sm font-normal text-ink-soft">{isSuppressed(why) ? <WhyLink>{text}</WhyLink> : text}</span>
    );
  }
  if (kind === 'about') {
    return <span className="amount">{t('about', { amount: formatWholeEuros(locale, figure.value) })}</span>;
  }
  if (kind === 'cents') return <span className="amount">{formatWholeEuros(locale, figure.value)}</span>;
  if (kind === 'seconds') return <span className="amount">{formatWait(locale, figure.value)}</span>;
  return <span className="amount">{formatCount(locale, figure.value)}</span>;
}
