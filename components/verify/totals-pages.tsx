import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import type { PageOfTotals } from './page-of-totals';

/** The way to newer and older totals; nothing when all stand on one page. */
export function TotalsPages({ page, pages, from, to, all }: PageOfTotals) {
  const t = useTranslations('verify.list');
  const link = 'inline-flex min-h-11 items-center font-semibold text-brand underline underline-offset-4';
  const hrefOf = (number: number): string => (number === 1 ? '/controleer' : `/controleer?pagina=${number}`);
  if (pages === 1) return null;
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-x-6 gap-y-2">
      <p>{t('range', { from, to, all })}</p>
      {page > 1 && (
        <Link href={hrefOf(page - 1)} className={link}>
          {t('newer')}
        </Link>
      )}
      {page < pages && (
        <Link href={hrefOf(page + 1)} className={link}>
          {t('older')}
        </Link>
      )}
    </nav>
  );
}
