import { getLocale } from 'next-intl/server';
import { redirect } from '@/lib/i18n/navigation';
import { currentActor } from '@/lib/server/auth/session';
import { homeOf, toSignIn } from '../../staff-access';

/** Leads employers and staff to their own desk. */
export default async function StaffEntryPage() {
  const actor = await currentActor();
  if (!actor || actor.role === 'citizen') return toSignIn();
  return redirect({ href: homeOf(actor.role), locale: await getLocale() });
}
