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
export default async function PanelDeskLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('panel');
  const actor = await currentActor();
  if (actor?.role !== 'panel') return children;
  return (
    <>
      <AreaNav
        label={t('area')}
        items={[
          { href: '/panel', label: t('nav.requests') },
          { href: '/panel/artsen', label: t('nav.doctors') },
        ]}
      />
      <StaffBar name={actor.name} area={t('area')} signOut={signOutStaff} />
      {children}
    </>
  );
}
