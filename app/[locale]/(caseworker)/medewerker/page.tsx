import { getLocale } from 'next-intl/server';
import { redirect } from '@/lib/i18n/navigation';
import { currentActor } from '@/lib/server/auth/session';
import { homeOf } from '../../staff-access';

/** Leads everyone to their own desk. */
export default async function StaffEntryPage() {
  const actor = await currentActor();
  return redirect({ href: actor ? homeOf(actor.role) : '/medewerker/inloggen', locale: await getLocale() });
}
