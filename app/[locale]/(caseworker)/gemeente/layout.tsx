import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StaffBar } from '@/components/staff/staff-bar';
import { currentActor } from '@/lib/server/auth/session';
import { signOutStaff } from '../medewerker/actions';

/** Who is signed in: every page checks the session by itself. */
export default async function FiguresLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('caseworker.area');
  const actor = await currentActor();
  if (!actor || actor.role === 'citizen' || actor.role === 'issuer') return children;
  return (
    <>
      <StaffBar name={actor.name} area={t(actor.role)} signOut={signOutStaff} />
      {children}
    </>
  );
}
