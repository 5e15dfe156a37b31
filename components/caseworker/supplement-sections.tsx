import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { SupplementFigures } from '@/lib/shared/schemas/caseworker-api';
import { formatDuration } from '../money/duration';
import { Details } from '../ui/details';
import { BenefitsTable } from './benefits-table';
import { BenefitChart, PayoutCharts } from './figure-charts';
import { type FiguresChoice, monthsIn } from './figures-window';
import { PayoutsTable } from './payouts-table';

type SectionsProps = { figures: SupplementFigures; choice: FiguresChoice; claimDelayMaxSec: number; isDemo: boolean };

/** Months of payout and benefit months, as chart, table or both. */
export function SupplementSections({ figures, choice, claimDelayMaxSec, isDemo }: SectionsProps) {
  const t = useTranslations('caseworker');
  const payouts = monthsIn(figures.payouts, choice.window);
  const benefits = monthsIn(figures.benefits, choice.window);
  return (
    <>
      <Section title={t('payouts.title')} intro={t('payouts.intro')}>
        {choice.mode !== 'table' && <PayoutCharts months={payouts} />}
        {choice.mode !== 'chart' && <PayoutsTable months={payouts} />}
        <WaitExplained claimDelayMaxSec={claimDelayMaxSec} isDemo={isDemo} />
      </Section>
      <Section title={t('benefits.title')} intro={t('benefits.intro')}>
        {choice.mode !== 'table' && benefits.length > 0 && <BenefitChart months={benefits} />}
        {choice.mode !== 'chart' && <BenefitsTable months={benefits} upcoming={upcomingIn(figures, choice)} />}
      </Section>
    </>
  );
}

/** What is still to come belongs to the newest months, and to its own year. */
const upcomingIn = ({ upcoming }: SupplementFigures, { window }: FiguresChoice) =>
  upcoming.filter(({ month }) => window === 'last12' || Math.floor(month / 100) === window);

function Section({ title, intro, children }: { title: string; intro: string; children: ReactNode }) {
  return (
    <section className="space-y-4">
      <h2 className="text-2xl font-bold">{title}</h2>
      <p className="max-w-prose">{intro}</p>
      {children}
    </section>
  );
}

/** What is measured, and what nobody can: the card's own wait comes on top. */
function WaitExplained({ claimDelayMaxSec, isDemo }: Pick<SectionsProps, 'claimDelayMaxSec' | 'isDemo'>) {
  const t = useTranslations('caseworker.wait');
  const locale = useLocale();
  const delay =
    claimDelayMaxSec === 0 ? t('noDelay') : t('delay', { time: formatDuration(locale, claimDelayMaxSec * 1000) });
  return (
    <Details summary={t('title')}>
      <p>{t('measured')}</p>
      <p>{t('statement', { delay })}</p>
      <p>{t('sum')}</p>
      {isDemo && <p>{t('demo')}</p>}
    </Details>
  );
}
