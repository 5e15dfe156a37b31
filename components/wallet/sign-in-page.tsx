'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFocusMain } from '@/components/citizen/use-focus-main';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { Link } from '@/lib/i18n/navigation';
import { PersonStep } from './person-step';
import type { DemoPerson } from './use-demo-people';
import { WalletStep } from './wallet-step';

/** Who you are (simulated), then the wallet that signs. */
export function SignInPage() {
  const t = useTranslations('signIn');
  const [person, setPerson] = useState<DemoPerson | null>(null);
  useFocusMain(person ? 'wallet' : 'person');
  return (
    <PageBody narrow>
      <p className="mb-2 font-semibold text-ink-soft">{person ? t('wallet.step') : t('person.step')}</p>
      <PageHeader title={t('title')} intro={t('intro')} />
      {person ? <WalletStep person={person} onChange={() => setPerson(null)} /> : <PersonStep onChosen={setPerson} />}
      <p className="mt-10 border-t border-line pt-4">
        {t('staffQuestion')}{' '}
        <Link href="/medewerker/inloggen" className="font-semibold text-brand underline underline-offset-4">
          {t('staffLink')}
        </Link>
      </p>
    </PageBody>
  );
}
