import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { DecisionForm } from '@/components/health-desk/decision-form';
import { PanelPrivacy } from '@/components/health-desk/panel-privacy';
import { PanelOutcome, PanelRequestDetails } from '@/components/health-desk/panel-request';
import type { PanelDeskRequest } from '@/components/health-desk/types';
import { PageBody } from '@/components/shell/page-body';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader } from '@/components/ui/page-header';
import { formatDateTime } from '@/lib/i18n/format';
import { openPanelDesk } from '../../desk';

type Props = { params: Promise<{ id: string }> };

/** Without the patient's name: a title stays in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('panel.decide');
  return { title: t('question') };
}

/** One request: to decide, or as it was decided. A withdrawn one is gone. */
export default async function PanelRequestPage({ params }: Props) {
  const { requests } = await openPanelDesk();
  const { id } = await params;
  const request = requests.find((one) => one.id === id);
  if (!request) notFound();
  return (
    <PageBody>
      {request.status === 'waiting' ? <DecisionForm request={request} /> : <Decided request={request} />}
      <div className="mt-10">
        <PanelPrivacy />
      </div>
    </PageBody>
  );
}

async function Decided({ request }: { request: PanelDeskRequest }) {
  const [t, locale] = await Promise.all([getTranslations('panel'), getLocale()]);
  const { decidedAtMs } = request;
  return (
    <>
      <PageHeader
        title={t('decide.title', { name: request.displayName })}
        intro={t('decide.already')}
        back={{ href: '/panel', label: t('nav.requests') }}
      />
      <div className="max-w-2xl space-y-6">
        <Card title={t('request.decision')}>
          <DefinitionList
            items={[
              { key: 'decision', term: t('request.decision'), value: <PanelOutcome request={request} /> },
              {
                key: 'at',
                term: t('request.decidedAt'),
                value: decidedAtMs === null ? '' : formatDateTime(locale, decidedAtMs),
              },
            ]}
          />
        </Card>
        <Card title={t('decide.shown')}>
          <PanelRequestDetails request={request} withName />
        </Card>
      </div>
    </>
  );
}
