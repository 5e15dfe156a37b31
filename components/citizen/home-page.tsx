'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { AsbestosNotice } from '@/components/asbestos/asbestos-notice';
import { CaseList, NoCases } from '@/components/cases/case-list';
import { useCases } from '@/components/cases/use-cases';
import { MessageList } from '@/components/messages/message-list';
import { HomeMoney } from '@/components/money/home-money';
import { MonthList } from '@/components/month/month-list';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { tabMemory } from '@/lib/client/card/tab-memory';
import { useCard, useMessages } from '@/lib/client/card/use-card';
import { Link, useRouter } from '@/lib/i18n/navigation';
import { HomeNotices } from './home-notices';

const SHOWN = 3;

/** Messages, running cases, my data: the three parts that people know from other public portals. */
export function HomePage() {
  const t = useTranslations('mijn.home');
  const nav = useTranslations('mijn.nav');
  const cases = useTranslations('mijn.cases');
  const { person, consent, modeChosen, credentials } = useCard();
  const { unread } = useMessages();
  const router = useRouter();
  const question = consent === null ? 'consent' : modeChosen ? null : 'mode';
  useEffect(() => {
    const memory = tabMemory(sessionStorage);
    if (question === null || memory.isPutOff(question)) return;
    // The mode is asked for once and has a notice afterwards; consent has a "not now" of its own.
    if (question === 'mode') memory.putOff('mode');
    router.replace(question === 'mode' ? '/mijn/keuze' : '/mijn/toestemming');
  }, [question, router]);
  const { running, finished } = useCases();
  const valid = credentials.filter(({ status }) => status === 'valid').length;
  const more = 'inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4';
  return (
    <>
      <PageHeader title={t('title', { name: person?.displayName ?? '' })} intro={t('intro')} />
      <div className="space-y-6">
        <AsbestosNotice />
        <HomeNotices />
        <Card title={nav('messages')} tone="sunken">
          <p className="mb-3">{t('unread', { count: unread })}</p>
          <MessageList limit={SHOWN} />
          <p className="mt-3">
            <Link href="/mijn/berichten" className={more}>
              {t('allMessages')}
            </Link>
          </p>
        </Card>
        <Card title={nav('cases')} tone="sunken">
          <p className="mb-3">{t('running', { count: running.length })}</p>
          {running.length > 0 && <CaseList cases={running} limit={SHOWN} />}
          {finished.length > 0 && (
            <>
              <p className="mt-5 mb-3 font-semibold">{cases('finished')}</p>
              <CaseList cases={finished} limit={SHOWN} />
            </>
          )}
          {running.length + finished.length === 0 && <NoCases />}
          <p className="mt-3">
            <Link href="/mijn/zaken" className={more}>
              {t('allCases')}
            </Link>
          </p>
        </Card>
        <HomeMoney />
        <Card title={nav('data')} tone="sunken">
          <p className="mb-3">{t('cards', { count: valid })}</p>
          <MonthList />
          <p className="mt-3">
            <Link href="/mijn/gegevens" className={more}>
              {t('allData')}
            </Link>
          </p>
        </Card>
      </div>
    </>
  );
}
