import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { Link } from '@/lib/i18n/navigation';
import { LanguageSwitch } from './language-switch';
import { MainNav } from './main-nav';

/** Permanent demo banner, name of the site, roles and languages. */
export function SiteHeader() {
  const t = useTranslations('shell');
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-3 focus:font-bold"
      >
        {t('skip')}
      </a>
      <header className="border-b border-line bg-surface">
        <p data-slot="demo-banner" className="bg-demo px-4 py-1.5 text-center text-sm font-semibold text-demo-ink">
          {t('demoBanner')}
        </p>
        <div
          data-slot="site-bar"
          className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-2 gap-y-1 sm:gap-x-6 px-4 py-2 sm:px-6"
        >
          <Link href="/" className="inline-flex min-h-11 items-center gap-2 text-xl font-bold text-brand no-underline">
            <Logo />
            {t('name')}
          </Link>
          <div className="sm:order-last">
            <Suspense>
              <LanguageSwitch />
            </Suspense>
          </div>
          <MainNav />
        </div>
      </header>
    </>
  );
}

/** A hand's width of water held by a bowl: provided for. */
function Logo() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-8">
      <circle cx="16" cy="16" r="15" className="fill-brand" />
      <path d="M7 15h18a9 9 0 0 1-18 0Z" fill="#fff" />
      <circle cx="16" cy="9" r="3" className="fill-demo" />
    </svg>
  );
}
