import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmployerPrivacy } from '@/components/issuer/employer-privacy';
import { toEuroText } from '@/components/issuer/euro-text';
import { lastEnded, monthForCorrection, recentMonths } from '@/components/issuer/months';
import { reportedCents, statementInForce } from '@/components/issuer/statement-draft';
import { StatementForm } from '@/components/issuer/statement-form';
import { PageBody } from '@/components/shell/page-body';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import type { Period } from '@/lib/shared/domain/period';
import { type Desk, latestPeriod, monthFrom, openDesk, type Query, textFrom } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('issuer.form');
  return { title: t('title') };
}

/** `?medewerker`, `?maand` and `?corrigeer` fill in what is known already. */
export default async function StatementPage({ searchParams }: { searchParams: Promise<Query> }) {
  const desk = await openDesk();
  const [query, t] = await Promise.all([searchParams, getTranslations('issuer.form')]);
  const latest = latestPeriod();
  const personId = textFrom(query, 'medewerker');
  const corrected = monthFrom(query, 'corrigeer');
  const asked = monthFrom(query, 'maand');
  const correction = corrected && corrected <= latest ? await correctionOf(desk, personId, corrected, latest) : null;
  const period = asked && asked <= latest ? asked : (correction?.goesWith ?? lastEnded(latest));
  return (
    <PageBody>
      {desk.people.length === 0 ? (
        <>
          <PageHeader title={t('title')} />
          <EmptyState title={t('noPeopleTitle')}>{t('noPeople')}</EmptyState>
        </>
      ) : (
        <StatementForm
          // Another link to this page begins a new form.
          key={`${personId}:${period}:${correction?.correct.period ?? ''}`}
          people={desk.people}
          start={{
            latest,
            period,
            personId: desk.people.some((one) => one.personId === personId) ? personId : '',
            correct: correction?.correct ?? null,
          }}
        />
      )}
      <div className="mt-10">
        <EmployerPrivacy />
      </div>
    </PageBody>
  );
}

/** As far back as the form's months go. */
const MONTHS_BACK = 15;

/** A correction begun: the month, what stands reported of it by now, and the month whose statement it goes with. */
async function correctionOf(desk: Desk, personId: string, corrected: Period, latest: Period) {
  const later = recentMonths(latest, MONTHS_BACK).filter((month) => month >= corrected);
  const known = new Map(await Promise.all(later.map(async (month) => [month, await desk.statements(month)] as const)));
  const statement = statementInForce(known, personId, corrected);
  const reported = statement && reportedCents(known, statement);
  return {
    correct: {
      period: corrected,
      gross: reported ? toEuroText(reported.grossCents) : '',
      net: reported ? toEuroText(reported.netCents) : '',
    },
    goesWith: monthForCorrection(
      corrected,
      latest,
      new Set(later.filter((month) => statementInForce(known, personId, month))),
    ),
  };
}
