import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PersonaPilot } from '@/components/presenter/persona-pilot';
import { AlreadySignedIn } from '@/components/staff/already-signed-in';
import { SignInPage } from '@/components/wallet/sign-in-page';
import { currentActor } from '@/lib/server/auth/session';
import { signOutForCitizen } from '../../(caseworker)/medewerker/actions';
import { FORM_PAGES, homeOf } from '../../staff-access';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn');
  return { title: t('title'), ...FORM_PAGES };
}

export default async function InloggenPage() {
  const actor = await currentActor();
  if (actor && actor.role !== 'citizen') {
    return <AlreadySignedIn staffName={actor.name} home={homeOf(actor.role)} signOut={signOutForCitizen} />;
  }
  return (
    <>
      <PersonaPilot />
      <SignInPage />
    </>
  );
}
