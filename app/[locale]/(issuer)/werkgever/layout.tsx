import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StaffBar } from '@/components/staff/staff-bar';
import { AreaNav } from '@/components/ui/area-nav';
import { currentActor } from '@/lib/server/auth/session';
import { signOutStaff } from '../../(caseworker)/medewerker/actions';
import { FORM_PAGES } from '../../staff-access';

export const metadata: Metadata = FORM_PAGES;

/** Navigation only: every page of the desk checks the session by itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('issuer');
  const actor = await currentActor();
  if (actor?.role !== 'issuer') return children;
  return (
    <>
      <AreaNav
        label={t('area')}
        items={[
          { href: '/werkgever', label: t('nav.overview') },
          { href: '/werkgever/opgave', label: t('nav.single') },
          { href: '/werkgever/maand', label: t('nav.month') },
        ]}
      />
      <StaffBar name={actor.name} area={t('area')} signOut={signOutStaff} />
      {children}
    </>
  );
}
