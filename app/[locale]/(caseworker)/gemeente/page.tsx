import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Dashboard } from '@/components/caseworker/dashboard';
import { choiceOf, yearsOf } from '@/components/caseworker/figures-window';
import { LiveFigures } from '@/components/caseworker/live-figures';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { runtimeConfig } from '@/lib/server/env';
import { database } from '@/lib/server/repositories/database';
import { schemeOf } from '@/lib/server/services/figures';
import { liveStatus } from '@/lib/server/services/figures-live';
import { regionName } from '@/lib/shared/domain/regions';
import { visitFigures } from './viewer';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = { searchParams: Promise<Query> };

const one = (query: Query, name: string): string | undefined => {
  const value = query[name];
  return Array.isArray(value) ? '' : value;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('caseworker');
  return { title: t('pageTitle') };
}

export default async function FiguresPage({ searchParams }: Props) {
  const query = await searchParams;
  const { viewer, view } = await visitFigures({
    scheme: one(query, 'regeling') ?? null,
    region: one(query, 'region') ?? null,
  });
  const { figures } = view;
  const years = figures && figures.scheme !== 'tas' ? yearsOf(figures) : [];
  const choice = choiceOf({ periode: one(query, 'periode'), weergave: one(query, 'weergave') }, years);
  if (!choice) notFound();
  const [status, t, locale] = await Promise.all([
    liveStatus(database(), new Date()),
    getTranslations('caseworker'),
    getLocale(),
  ]);
  const scheme = schemeOf(viewer);
  const area = viewer.role === 'caseworker' ? regionName(viewer.region) : '';
  const { claimDelayMaxSec, demo } = runtimeConfig();
  return (
    <PageBody>
      <PageHeader title={t(`title.${scheme}`)} intro={t(`intro.${scheme}`, { area })} />
      <LiveFigures initial={status}>
        <Dashboard
          role={viewer.role}
          view={view}
          choice={choice}
          years={years}
          options={{ claimDelayMaxSec, isDemo: demo, locale }}
        />
      </LiveFigures>
    </PageBody>
  );
}
