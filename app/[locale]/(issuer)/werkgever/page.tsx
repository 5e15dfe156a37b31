import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CorrectionNotices } from '@/components/issuer/correction-notices';
import { EmployerPrivacy } from '@/components/issuer/employer-privacy';
import { LateReminder } from '@/components/issuer/late-reminder';
import { MissingStatements } from '@/components/issuer/missing-statements';
import { lastEnded, recentMonths } from '@/components/issuer/months';
import { StatementHistory } from '@/components/issuer/statement-history';
import { StatusHelp } from '@/components/issuer/status-help';
import { PageBody } from '@/components/shell/page-body';
import { MonthChooser } from '@/components/staff/month-chooser';
import { RefreshButton } from '@/components/staff/refresh-button';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { formatPeriod } from '@/lib/i18n/format';
import { currentActor } from '@/lib/server/auth/session';
import { toSignIn } from '../../staff-access';
import { latestPeriod, monthFrom, openDesk, type Query } from './desk';

/** Months that the chooser offers. */
const MONTHS = 15;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('issuer');
  return { title: t('nav.overview') };
}

export default async function StatementsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await currentActor();
  // The main menu leads here: other staff read who is signed in, instead of that there is no page.
  if (actor && actor.role !== 'issuer') await toSignIn();
  const desk = await openDesk();
  const [query, t, locale] = await Promise.all([searchParams, getTranslations('issuer'), getLocale()]);
  const latest = latestPeriod();
  const period = monthFrom(query, 'maand') ?? lastEnded(latest);
  const offered = recentMonths(latest, MONTHS);
  const months = offered.includes(period) ? offered : [...offered, period].sort((a, b) => b - a);
  const [statements, notices, late] = await Promise.all([desk.statements(period), desk.notices(period), desk.late()]);
  const month = formatPeriod(locale, period);
  return (
    <PageBody>
      <PageHeader
        title={t('overview.title', { employer: desk.employer.name })}
        intro={t('overview.intro')}
        aside={<Badge tone="warn">{t('fictitious')}</Badge>}
      />
      <div className="space-y-6">
        {late && <LateReminder reminder={late} />}
        <div className="flex flex-wrap items-end justify-between gap-4">
          <MonthChooser label={t('months.choose')} submit={t('months.show')} months={months} period={period} />
          <RefreshButton label={t('overview.refresh')} />
        </div>
        <CorrectionNotices period={period} notices={notices} statements={statements} />
        {statements.length > 0 ? (
          <StatementHistory period={period} statements={statements} people={desk.people} />
        ) : (
          <EmptyState
            title={t('overview.empty', { month })}
            action={
              <span className="flex flex-wrap justify-center gap-3">
                <ButtonLink href={`/werkgever/opgave?maand=${period}`}>{t('overview.singleAction')}</ButtonLink>
                <ButtonLink href={`/werkgever/maand?maand=${period}`} variant="secondary">
                  {t('overview.csvAction')}
                </ButtonLink>
              </span>
            }
          >
            {t('overview.emptyNext')}
          </EmptyState>
        )}
        <StatusHelp />
        <MissingStatements period={period} statements={statements} people={desk.people} />
        <EmployerPrivacy />
      </div>
    </PageBody>
  );
}
