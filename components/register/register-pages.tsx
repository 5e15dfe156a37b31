import { useTranslations } from 'next-intl';
import { ButtonLink } from '../ui/button';
import { pagesOf, type RegisterAddress, registerHref } from './register-href';

type RegisterPagesProps = { address: RegisterAddress; page: number; total: number };

/** The way through a register of many pages. */
export function RegisterPages({ address, page, total }: RegisterPagesProps) {
  const t = useTranslations('register');
  const pages = pagesOf(total);
  if (pages === 1) return null;
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center gap-3">
      {page > 1 && (
        <ButtonLink href={registerHref(address, page - 1)} prefetch={false} variant="secondary">
          {t('previous')}
        </ButtonLink>
      )}
      <p>{t('page', { page, pages })}</p>
      {page < pages && (
        <ButtonLink href={registerHref(address, page + 1)} prefetch={false} variant="secondary">
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  );
}
