import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DESK_ROLES, type DeskRole } from '@/components/caseworker/desk-links';
import { DeskNav } from '@/components/caseworker/desk-nav';
import { StaffBar } from '@/components/staff/staff-bar';
import { currentActor } from '@/lib/server/auth/session';
import { FORM_PAGES } from '../staff-access';
import { signOutStaff } from './medewerker/actions';

export const metadata: Metadata = FORM_PAGES;

/** Who is signed in, and where this role may go. Navigation only: every page checks the session by itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('caseworker.area');
  const actor = await currentActor();
  const role = DESK_ROLES.find((one): one is DeskRole => one === actor?.role);
  if (!actor || !role || !('name' in actor)) return children;
  return (
    <>
      <DeskNav role={role}>
        <StaffBar name={actor.name} area={t(role)} signOut={signOutStaff} />
      </DeskNav>
      {children}
    </>
  );
}
