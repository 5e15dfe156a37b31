import { useTranslations } from 'next-intl';
import type { Locale } from '@/lib/i18n/routing';
import type { AdvanceFigures, FiguresView, SupplementFigures } from '@/lib/shared/schemas/caseworker-api';
import { Alert } from '../ui/alert';
import { EmptyState } from '../ui/empty-state';
import { AdvancesTable } from './advances-table';
import { Downloads } from './downloads';
import { KeyFigures, ModesCard, PoolCard, WaitingCard } from './figure-cards';
import { AdvanceChart } from './figure-charts';
import { FiguresFilters } from './figures-filters';
import { NoPersonsNote, SuppressionNotes } from './figures-notes';
import { type FiguresChoice, hrefOf } from './figures-window';
import { LiveBar } from './live-bar';
import { LiveHealth } from './live-health';
import { SupplementSections } from './supplement-sections';

type Options = { readonly claimDelayMaxSec: number; readonly isDemo: boolean; readonly locale: Locale };
type DashboardProps = {
  role: 'caseworker' | 'uwv' | 'svb';
  view: FiguresView;
  choice: FiguresChoice;
  /** Calendar years to choose from. */
  years: readonly number[];
  options: Options;
};

/** An agency's figures: its own scheme, the pool, and how things are. */
export function Dashboard({ role, view, choice, years, options }: DashboardProps) {
  const t = useTranslations('caseworker');
  const { figures, pool } = view;
  return (
    <div className="space-y-8">
      <LiveBar indexedUntilSec={figures?.indexedUntilSec ?? null} href={`/${options.locale}${hrefOf(choice)}`} />
      {figures === null && <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>}
      {figures?.scheme === 'tas' && <AdvanceFiguresPart figures={figures} />}
      {figures && figures.scheme !== 'tas' && (
        <SupplementPart figures={figures} choice={choice} years={years} options={options} />
      )}
      <PoolCard pool={pool} />
      <LiveHealth />
      {figures && <Downloads scheme={figures.scheme} window={choice.window} />}
      <SuppressionNotes />
      <NoPersonsNote role={role} />
    </div>
  );
}

type SupplementPartProps = Pick<DashboardProps, 'choice' | 'years' | 'options'> & { figures: SupplementFigures };

function SupplementPart({ figures, choice, years, options }: SupplementPartProps) {
  const t = useTranslations('caseworker');
  const hasNumber = figures.payouts.some(({ cells }) => cells.some(({ claims }) => claims.value));
  return (
    <>
      {!hasNumber && (
        <Alert tone="info" title={t('noneYetTitle')}>
          <p>{t('noneYet')}</p>
        </Alert>
      )}
      <KeyFigures months={figures.payouts} />
      {options.isDemo && <p className="max-w-prose">{t('replayed')}</p>}
      <FiguresFilters choice={choice} years={years} />
      <SupplementSections
        figures={figures}
        choice={choice}
        claimDelayMaxSec={options.claimDelayMaxSec}
        isDemo={options.isDemo}
      />
      {figures.modes.map((modes) => (
        <ModesCard key={modes.region} modes={modes} />
      ))}
      {figures.waiting.map((waiting) => (
        <WaitingCard key={waiting.region} waiting={waiting} isDemo={options.isDemo} />
      ))}
    </>
  );
}

function AdvanceFiguresPart({ figures }: { figures: AdvanceFigures }) {
  const t = useTranslations('caseworker.advances');
  return (
    <section className="space-y-4">
      <p className="max-w-prose">{t('intro')}</p>
      {figures.years.length > 0 && <AdvanceChart years={figures.years} />}
      <AdvancesTable figures={figures} />
    </section>
  );
}
