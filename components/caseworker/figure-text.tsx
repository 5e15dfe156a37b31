import { useLocale, useTranslations } from 'next-intl';
import type { CentsFigure, CountFigure, SecondsFigure } from '@/lib/shared/schemas/caseworker-api';
import { formatCount, formatWait, formatWholeEuros } from './figure-format';

type FigureTextProps =
  | { readonly kind: 'count'; readonly figure: CountFigure | undefined }
  | { readonly kind: 'cents'; readonly figure: CentsFigure | undefined }
  | { readonly kind: 'seconds'; readonly figure: SecondsFigure | undefined };

/** A number, or in words why there is none: the same for eyes and for screen readers. */
export function FigureText({ kind, figure }: FigureTextProps) {
  const t = useTranslations('caseworker.noNumber');
  const locale = useLocale();
  if (!figure || figure.value === null) {
    return <span className="text-sm font-normal text-ink-soft">{t(figure?.why ?? 'none')}</span>;
  }
  if (kind === 'cents') return <span className="amount">{formatWholeEuros(locale, figure.value)}</span>;
  if (kind === 'seconds') return <span className="amount">{formatWait(locale, figure.value)}</span>;
  return <span className="amount">{formatCount(locale, figure.value)}</span>;
}
