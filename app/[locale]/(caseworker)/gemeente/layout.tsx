import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { StaffBar } from '@/components/staff/staff-bar';
import { currentActor } from '@/lib/server/auth/session';
import { FORM_PAGES } from '../../staff-access';
import { signOutStaff } from '../medewerker/actions';
import { isViewer } from './figures';

export const metadata: Metadata = FORM_PAGES;

/** Who is signed in: every page checks the session by itself. */
export default async function FiguresLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('caseworker.area');
  const actor = await currentActor();
  if (!isViewer(actor)) return children;
  return (
    <>
      <StaffBar name={actor.name} area={t(actor.role)} signOut={signOutStaff} />
      {children}
    </>
  );
}
