'use client';

import { useTranslations } from 'next-intl';
import { MedicalSection } from '@/components/asbestos/medical-section';
import { MonthList } from '@/components/month/month-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { useCard } from '@/lib/client/card/use-card';
import { CredentialCard } from './credential-card';
import { HouseholdSection } from './household-section';

/** The identity card: months, statements, place in the register. */
export function DataPage() {
  const t = useTranslations('mijn.data');
  const { person, credentials } = useCard();
  const statements = credentials
    .filter(({ kind }) => kind === 'income')
    .sort((a, b) => (b.statement?.period ?? 0) - (a.statement?.period ?? 0) || b.receivedAtMs - a.receivedAtMs);
  const entitlements = credentials.filter(({ kind }) => kind === 'entitlement');
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      {person && (
        <p className="mb-6 rounded-card bg-brand p-5 text-xl font-bold text-on-brand">
          {t('cardOf', { name: person.displayName })}
        </p>
      )}
      <div className="space-y-10">
        <section aria-labelledby="months">
          <h2 id="months" className="mb-3 text-2xl font-bold">
            {t('monthsTitle')}
          </h2>
          <MonthList />
        </section>
        <section aria-labelledby="statements">
          <h2 id="statements" className="mb-3 text-2xl font-bold">
            {t('statementsTitle')}
          </h2>
          {statements.length === 0 ? (
            <EmptyState title={t('statementsEmptyTitle')}>
              <p>{t('statementsEmpty')}</p>
            </EmptyState>
          ) : (
            <ul className="grid gap-4 lg:grid-cols-2">
              {statements.map((credential) => (
                <li key={credential.id}>
                  <CredentialCard credential={credential} />
                </li>
              ))}
            </ul>
          )}
        </section>
        <HouseholdSection />
        <MedicalSection />
        <section aria-labelledby="register">
          <h2 id="register" className="mb-3 text-2xl font-bold">
            {t('entitlementTitle')}
          </h2>
          {entitlements.length === 0 ? (
            <EmptyState title={t('entitlementEmptyTitle')}>
              <p>{t('entitlementEmpty')}</p>
            </EmptyState>
          ) : (
            <ul className="grid gap-4 lg:grid-cols-2">
              {entitlements.map((credential) => (
                <li key={credential.id}>
                  <CredentialCard credential={credential} />
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </>
  );
}
