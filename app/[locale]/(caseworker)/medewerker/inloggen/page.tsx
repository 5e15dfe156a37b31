import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { AlreadySignedIn } from '@/components/staff/already-signed-in';
import { type DemoAccount, DemoAccounts } from '@/components/staff/demo-accounts';
import { StaffSignInForm } from '@/components/staff/sign-in-form';
import { PageHeader } from '@/components/ui/page-header';
import { Link } from '@/lib/i18n/navigation';
import { currentActor } from '@/lib/server/auth/session';
import { runtimeConfig, serverEnv } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { demoStaff } from '@/lib/server/services/demo';
import { AppError } from '@/lib/shared/errors/app-error';
import { zDemoStaff } from '@/lib/shared/schemas/sign-in';
import { homeOf } from '../../../staff-access';
import { signInStaff, signOutStaff } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('staffSignIn');
  return { title: t('title'), description: t('metaDescription') };
}

export default async function StaffSignInPage() {
  const [actor, t] = await Promise.all([currentActor(), getTranslations('staffSignIn')]);
  if (actor) {
    const staffName = actor.role === 'citizen' ? null : actor.name;
    return <AlreadySignedIn staffName={staffName} home={homeOf(actor.role)} signOut={signOutStaff} />;
  }
  const accounts = await demoAccounts();
  return (
    <PageBody narrow>
      <PageHeader title={t('title')} intro={t('intro')} />
      <div className="space-y-8">
        <StaffSignInForm action={signInStaff} />
        {accounts.length > 0 && <DemoAccounts accounts={accounts} action={signInStaff} />}
        <p>
          {t('citizenQuestion')}{' '}
          <Link href="/mijn" className="font-semibold text-brand underline underline-offset-4">
            {t('citizenLink')}
          </Link>
        </p>
      </div>
    </PageBody>
  );
}

/** Accounts to choose from: in the demo alone. */
async function demoAccounts(): Promise<readonly DemoAccount[]> {
  if (!runtimeConfig().demo) return [];
  try {
    return zDemoStaff.parse(await demoStaff(database(), serverEnv())).staff;
  } catch (error) {
    if (error instanceof AppError && error.code === 'DEMO_ONLY') return [];
    throw error;
  }
}
