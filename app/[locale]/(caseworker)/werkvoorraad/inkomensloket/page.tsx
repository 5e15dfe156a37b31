import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/shell/page-body';
import { Alert } from '@/components/ui/alert';
import { PageHeader } from '@/components/ui/page-header';
import { DeskChanged } from '@/components/work-list/desk-done';
import { DeskForm } from '@/components/work-list/desk-form';
import { DeskSources } from '@/components/work-list/desk-sources';
import { WORK_LIST } from '@/components/work-list/hrefs';
import { formatPeriod } from '@/lib/i18n/format';
import { openDesk, type Query } from '../desk';

/** Without the client's name: a title stays in the browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workList.desk');
  return { title: t('pageTitle') };
}

/** The income desk: one person's income of one month, stated in the place of a source. */
export default async function IncomeDeskPage({ searchParams }: { searchParams: Promise<Query> }) {
  const item = await openDesk(await searchParams);
  const [t, locale] = await Promise.all([getTranslations('workList'), getLocale()]);
  if (item?.replaceable.length) {
    return (
      <PageBody>
        <DeskForm item={item} />
      </PageBody>
    );
  }
  const back = { href: WORK_LIST, label: t('title') };
  const month = item && formatPeriod(locale, item.period);
  return (
    <PageBody>
      <PageHeader
        title={item && month ? t('desk.title', { name: item.person.displayName, month }) : t('desk.pageTitle')}
        back={back}
      />
      {item ? (
        <div className="space-y-6">
          <Alert tone="info" title={t('desk.nothingTitle')}>
            <p>{t('desk.nothing')}</p>
          </Alert>
          <DeskSources item={item} />
        </div>
      ) : (
        <DeskChanged />
      )}
    </PageBody>
  );
}
