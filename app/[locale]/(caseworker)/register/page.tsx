import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { EntryStatesExplained } from '@/components/register/entry-state';
import { PublicationNote } from '@/components/register/publication-note';
import { registerAddress } from '@/components/register/register-href';
import { RegisterPages } from '@/components/register/register-pages';
import { RegisterSearch } from '@/components/register/register-search';
import { RegisterTable } from '@/components/register/register-table';
import { PageBody } from '@/components/shell/page-body';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { registerPage } from '@/lib/server/services/register-desk-list';
import { zRegisterPage } from '@/lib/shared/schemas/register-api';
import { openRegister } from './desk';

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('caseworker.nav');
  return { title: t('register') };
}

export default async function RegisterPage({ searchParams }: Props) {
  const { actor, deps } = await openRegister();
  const [params, t, locale] = await Promise.all([searchParams, getTranslations('register'), getLocale()]);
  const address = registerAddress((name) => (typeof params[name] === 'string' ? params[name] : null));
  const found = zRegisterPage.parse(await registerPage(actor, address, deps));
  const isAsked = address.text !== '' || address.all;
  return (
    <PageBody>
      <PageHeader title={t(`title.${found.scheme}`, { region: found.regionName })} intro={t('intro')} />
      <div className="space-y-6">
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/register/toevoegen" prefetch={false}>
            {t('add')}
          </ButtonLink>
          <ButtonLink href="/register/bestand" prefetch={false} variant="secondary">
            {t('file')}
          </ButtonLink>
        </div>
        <RegisterSearch address={address} action={`/${locale}/register`} />
        <p role="status" className="font-semibold">
          {t('count', { count: found.total })}
        </p>
        {found.rows.length > 0 ? (
          <RegisterTable caption={t('caption')} rows={found.rows} />
        ) : (
          <EmptyState title={t(isAsked ? 'emptyTitle' : 'noneTitle')}>{t(isAsked ? 'empty' : 'none')}</EmptyState>
        )}
        <RegisterPages address={address} page={found.page} total={found.total} />
        <EntryStatesExplained />
        <PublicationNote publication={found.publication} />
      </div>
    </PageBody>
  );
}
