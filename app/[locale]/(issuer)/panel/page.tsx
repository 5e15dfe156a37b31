import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PanelPrivacy } from '@/components/health-desk/panel-privacy';
import { DecidedRequests, OpenRequests } from '@/components/health-desk/panel-requests';
import { SimulatedNote } from '@/components/health-desk/simulated-note';
import { PageBody } from '@/components/shell/page-body';
import { RefreshButton } from '@/components/staff/refresh-button';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { openPanelDesk } from './desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('panel.overview');
  return { title: t('title') };
}

export default async function PanelRequestsPage() {
  const { requests } = await openPanelDesk();
  const t = await getTranslations('panel');
  return (
    <PageBody>
      <PageHeader
        title={t('overview.title')}
        intro={t('overview.intro')}
        aside={<Badge tone="warn">{t('simulated.badge')}</Badge>}
      />
      <div className="space-y-8">
        <RefreshButton label={t('overview.refresh')} />
        <OpenRequests requests={requests.filter(({ status }) => status === 'waiting')} />
        <DecidedRequests requests={requests.filter(({ status }) => status !== 'waiting')} />
        <PanelPrivacy />
        <SimulatedNote desk="panel" />
      </div>
    </PageBody>
  );
}
