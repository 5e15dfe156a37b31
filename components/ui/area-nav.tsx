'use client';

import { Link, usePathname } from '@/lib/i18n/navigation';
import { classNames } from './class-names';

export type AreaNavItem = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  /** Another address that belongs to this part. */
  readonly also?: string;
};

/** The parts of one area, below the header. The longest matching address is the current one. */
export function AreaNav({ label, items }: { label: string; items: readonly AreaNavItem[] }) {
  const pathname = usePathname();
  const current = items
    .flatMap(({ href, also }) =>
      also === undefined
        ? [[href, href]]
        : [
            [href, href],
            [href, also],
          ],
    )
    .filter(([, path = '']) => pathname === path || pathname.startsWith(`${path}/`))
    .sort(([, a = ''], [, b = '']) => b.length - a.length)[0]?.[0];
  return (
    <nav data-slot="area-nav" aria-label={label} className="border-b border-line bg-surface">
      <ul className="mx-auto flex max-w-5xl gap-1 overflow-x-auto px-4 sm:px-6">
        {items.map(({ href, label: text, count }) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={classNames(
                'flex min-h-12 items-center gap-2 border-b-4 px-3 font-semibold no-underline',
                href === current ? 'border-brand text-brand' : 'border-transparent text-ink hover:border-line-strong',
              )}
            >
              {text}
              {count ? <span className="rounded-full bg-brand px-2 text-sm text-on-brand">{count}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
