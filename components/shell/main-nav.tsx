'use client';

import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { Link, usePathname } from '@/lib/i18n/navigation';

/** Where each role starts; `area` is the address below which a page belongs to it. */
const ROLES = [
  { key: 'citizen', href: '/mijn', areas: ['/mijn', '/inloggen'] },
  { key: 'employer', href: '/werkgever', areas: ['/werkgever'] },
  {
    key: 'staff',
    href: '/medewerker',
    areas: ['/medewerker', '/gemeente', '/beleid', '/werkvoorraad', '/uwv', '/svb', '/arts', '/panel'],
  },
] as const;

export function MainNav() {
  const t = useTranslations('shell');
  const pathname = usePathname();
  return (
    <nav aria-label={t('mainNav')}>
      <ul className="flex flex-wrap gap-x-1">
        {ROLES.map(({ key, href, areas }) => {
          // The sign-in page is for employers and staff alike: it lights neither.
          const current =
            pathname !== '/medewerker/inloggen' &&
            areas.some((area) => pathname === area || pathname.startsWith(`${area}/`));
          return (
            <li key={key}>
              <Link
                href={href}
                aria-current={current ? 'true' : undefined}
                className={classNames(
                  'inline-flex min-h-11 items-center rounded-control px-3 text-ink no-underline hover:bg-brand-soft',
                  current && 'bg-brand-soft font-semibold',
                )}
              >
                {t(`nav.${key}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
