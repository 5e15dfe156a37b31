import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { type DemoAccount, DemoAccounts } from '@/components/staff/demo-accounts';
import { StaffSignInForm } from '@/components/staff/sign-in-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Link, redirect } from '@/lib/i18n/navigation';
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
  const [actor, t, locale] = await Promise.all([currentActor(), getTranslations('staffSignIn'), getLocale()]);
  if (actor && actor.role !== 'citizen') redirect({ href: homeOf(actor.role), locale });
  const accounts = await demoAccounts();
  return (
    <PageBody narrow>
      <PageHeader title={t('title')} intro={t('intro')} />
      {actor && (
        <Alert tone="warn" title={t('signedIn.title')} className="mb-6">
          <p>{t('signedIn.citizen')}</p>
          <form action={signOutStaff}>
            <Button type="submit" variant="secondary">
              {t('signOut')}
            </Button>
          </form>
        </Alert>
      )}
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
