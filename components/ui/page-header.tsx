import type { ReactNode } from 'react';
import { Link } from '@/lib/i18n/navigation';

type PageHeaderProps = {
  title: ReactNode;
  intro?: ReactNode;
  back?: { href: string; label: string };
  aside?: ReactNode;
};

/** The page's one h1, with the way back above it. */
export function PageHeader({ title, intro, back, aside }: PageHeaderProps) {
  return (
    <header data-slot="page-header" className="mb-6">
      {back && (
        <p className="mb-2">
          <Link
            href={back.href}
            className="inline-flex min-h-6 items-center gap-1 text-brand underline underline-offset-4"
          >
            <span aria-hidden="true">←</span> {back.label}
          </Link>
        </p>
      )}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h1 className="text-3xl font-bold sm:text-4xl">{title}</h1>
        {aside}
      </div>
      {intro && <div className="mt-3 max-w-prose text-lg text-ink-soft">{intro}</div>}
    </header>
  );
}
