import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatCents, formatDateTime, formatPeriod } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { averageBounds } from '@/lib/shared/domain/disclosure-figures';
import type { Modes, PayoutMonth, PoolFigures, Waiting } from '@/lib/shared/schemas/caseworker-api';
import { Card } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { formatCount, formatWholeEuros } from './figure-format';
import { FigureText } from './figure-text';
import { ownCell } from './figures-window';

/** The last month that is over, in four numbers. */
export function KeyFigures({ months }: { months: readonly PayoutMonth[] }) {
  const t = useTranslations('caseworker.key');
  const locale = useLocale();
  const last = months.findLast(({ isComplete }) => isComplete);
  const cell = last && ownCell(last);
  if (!last || !cell) return null;
  const bounds = averageBounds(cell.claims, cell.paid);
  return (
    <Card title={t('title')} eyebrow={t('month', { month: formatPeriod(locale, last.month) })} tone="brand">
      <dl className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <KeyFigure term={t('claims')} value={<FigureText kind="count" figure={cell.claims} />} />
        <KeyFigure term={t('paid')} value={<FigureText kind="cents" figure={cell.paid} />} />
        <KeyFigure term={t('average')} value={<FigureText kind="about" figure={cell.average} />} />
        <KeyFigure term={t('wait')} value={<FigureText kind="seconds" figure={cell.wait} />} />
      </dl>
      {bounds && (
        <p className="mt-4 text-sm text-ink-soft">
          {t.rich('averageNote', {
            low: formatWholeEuros(locale, bounds.lowCents),
            high: formatWholeEuros(locale, bounds.highCents),
            link: (text) => (
              <Link href="/controleer" prefetch={false} className="text-brand underline underline-offset-4">
                {text}
              </Link>
            ),
          })}
        </p>
      )}
    </Card>
  );
}

function KeyFigure({ term, value }: { term: string; value: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-semibold text-ink-soft">{term}</dt>
      <dd className="text-2xl font-bold">{value}</dd>
    </div>
  );
}

/** How people have their claims sent. */
export function ModesCard({ modes }: { modes: Modes }) {
  const t = useTranslations('caseworker.modes');
  const locale = useLocale();
  const share = (figure: Modes['automatic'], percent: number | null) =>
    figure.value === null || percent === null ? (
      <FigureText kind="count" figure={figure} />
    ) : (
      t('share', { count: formatCount(locale, figure.value), percent })
    );
  return (
    <Card title={t('title')}>
      <p className="mb-2">{t('intro', { month: formatPeriod(locale, modes.month) })}</p>
      <DefinitionList
        items={[
          { key: 'people', term: t('people'), value: <FigureText kind="count" figure={modes.people} /> },
          { key: 'automatic', term: t('automatic'), value: share(modes.automatic, modes.automaticPercent) },
          { key: 'one-click', term: t('oneClick'), value: share(modes.oneClick, modes.oneClickPercent) },
          { key: 'neither', term: t('neither'), value: <FigureText kind="count" figure={modes.neither} /> },
        ]}
      />
    </Card>
  );
}

/** What the pool holds, and for how long what is free lasts. */
export function PoolCard({ pool }: { pool: PoolFigures | null }) {
  const t = useTranslations('caseworker.pool');
  const locale = useLocale();
  if (!pool) {
    return (
      <Card title={t('title')}>
        <p>{t('none')}</p>
      </Card>
    );
  }
  const reach = pool.reachMonths === null ? t('reachUnknown') : t('reachMonths', { months: pool.reachMonths });
  return (
    <Card title={t('title')}>
      <p className="mb-2">{t('intro')}</p>
      <DefinitionList
        items={[
          { key: 'balance', term: t('balance'), value: formatCents(locale, pool.balance) },
          {
            key: 'reserved',
            term: t('reserved'),
            value: (
              <>
                {formatCents(locale, pool.reserved)}
                <span className="block text-sm text-ink-soft">{t('reservedHelp')}</span>
              </>
            ),
          },
          { key: 'free', term: t('free'), value: formatCents(locale, pool.free) },
          {
            key: 'reach',
            term: t('reach'),
            value: (
              <>
                {reach}
                <span className="block text-sm text-ink-soft">
                  {pool.averageMonth === null
                    ? t('reachNot')
                    : t('reachHow', {
                        average: formatWholeEuros(locale, pool.averageMonth),
                        count: pool.averagedMonths,
                      })}
                </span>
              </>
            ),
          },
        ]}
      />
      <p className="mt-2 text-sm text-ink-soft">{t('readAt', { at: formatDateTime(locale, pool.readAtSec * 1000) })}</p>
    </Card>
  );
}

/** Tranches that wait for something: anybody can count them on the chain. */
export function WaitingCard({ waiting, isDemo }: { waiting: Waiting; isDemo: boolean }) {
  const t = useTranslations('caseworker.waiting');
  const locale = useLocale();
  const value = (count: number, help?: string) => (
    <>
      {formatCount(locale, count)}
      {help && count > 0 && <span className="block text-sm text-ink-soft">{help}</span>}
    </>
  );
  return (
    <Card title={t('title')}>
      <p className="mb-2">
        {t('intro')} {t('moments', { window: isDemo ? t('demo') : t('monthly') })}
      </p>
      <DefinitionList
        items={[
          { key: 'below', term: t('belowTen'), value: value(waiting.belowTen, t('belowTenHelp')) },
          { key: 'ready', term: t('ready'), value: value(waiting.ready, t('readyHelp')) },
          { key: 'shares', term: t('forShares'), value: value(waiting.forShares) },
          { key: 'release', term: t('forRelease'), value: value(waiting.forRelease) },
        ]}
      />
    </Card>
  );
}
