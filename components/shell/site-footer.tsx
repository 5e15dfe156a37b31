import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';

export function SiteFooter() {
  const t = useTranslations('shell.footer');
  const link = 'inline-flex min-h-6 items-center underline underline-offset-4';
  return (
    <footer data-slot="site-footer" className="mt-auto border-t border-line bg-sunken">
      <div className="mx-auto max-w-5xl space-y-3 px-4 py-6 sm:px-6">
        <nav aria-label={t('label')}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            <li>
              <Link href="/wie-ziet-wat" className={link}>
                {t('privacy')}
              </Link>
            </li>
            <li>
              <Link href="/controleer" className={link}>
                {t('verify')}
              </Link>
            </li>
            <li>
              <Link href="/toegankelijkheid" className={link}>
                {t('accessibility')}
              </Link>
            </li>
          </ul>
        </nav>
        <p className="text-sm text-ink-soft">{t('notGovernment')}</p>
        <p className="text-sm text-ink-soft">{t('source')}</p>
      </div>
    </footer>
  );
}
