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
export default async function DoctorDeskLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('doctor');
  const actor = await currentActor();
  if (actor?.role !== 'doctor') return children;
  return (
    <>
      <AreaNav
        label={t('area')}
        items={[
          { href: '/arts', label: t('nav.overview') },
          { href: '/arts/verklaring', label: t('nav.single') },
        ]}
      />
      <StaffBar name={actor.name} area={t('area')} signOut={signOutStaff} />
      {children}
    </>
  );
}
