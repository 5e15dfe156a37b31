'use client';

import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { Link, usePathname } from '@/lib/i18n/navigation';
import { routing } from '@/lib/i18n/routing';

/** The same page in the other language; every language is named in its own words. */
export function LanguageSwitch() {
  const t = useTranslations('shell.language');
  const active = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  return (
    <nav aria-label={t('label')}>
      <ul className="flex gap-1">
        {routing.locales.map((locale) => (
          <li key={locale}>
            <Link
              href={query ? `${pathname}?${query}` : pathname}
              locale={locale}
              lang={locale}
              hrefLang={locale}
              scroll={false}
              aria-current={locale === active ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-11 items-center rounded-control px-1.5 sm:px-2 text-ink',
                locale === active ? 'font-bold no-underline' : 'underline underline-offset-4',
              )}
            >
              {t(locale)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
