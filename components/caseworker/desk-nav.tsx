'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { AreaNav } from '@/components/ui/area-nav';
import { usePathname } from '@/lib/i18n/navigation';
import { type DeskRole, deskLinks } from './desk-links';

type DeskNavProps = {
  role: DeskRole;
  /** Who is signed in, and the way out. */
  children: ReactNode;
};

/** The parts of an agency's desk, by role. Not on the sign-in pages, which say by themselves who is signed in. */
export function DeskNav({ role, children }: DeskNavProps) {
  const t = useTranslations('caseworker');
  const pathname = usePathname();
  if (pathname === '/medewerker' || pathname.startsWith('/medewerker/')) return null;
  const items = deskLinks(role).map(({ href, part }) => ({ href, label: t(`nav.${part}`) }));
  return (
    <div className="print:hidden">
      <AreaNav label={t(`area.${role}`)} items={items} />
      {children}
    </div>
  );
}
