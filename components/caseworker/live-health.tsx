'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { LiveStatus } from '@/lib/shared/schemas/caseworker-api';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { Details } from '../ui/details';
import { Table, Td, Th } from '../ui/table';
import { formatCount } from './figure-format';
import { useLive } from './live-figures';
import { PRINTABLE, RowHead } from './table-parts';

/** How chains, jobs and messages are, as last asked. */
export function LiveHealth() {
  const t = useTranslations('caseworker.live');
  const locale = useLocale();
  const { status } = useLive();
  const troubled = status.jobs.filter(({ healthy }) => !healthy).length;
  return (
    <Card title={t('title')}>
      <div className="space-y-4">
        <Chains status={status} />
        <p>
          {t('messages')}: <strong className="amount">{formatCount(locale, status.messagesUnderWay)}</strong>
        </p>
        <p>
          {status.jobs.length === 0
            ? t('jobsNone')
            : troubled === 0
              ? t('jobsOk', { count: status.jobs.length })
              : t('jobsTrouble', { count: troubled })}
        </p>
        <Details summary={t('jobs')}>
          <Jobs status={status} />
        </Details>
      </div>
    </Card>
  );
}

function State({ isGood }: { isGood: boolean }) {
  const t = useTranslations('caseworker.live');
  return <Badge tone={isGood ? 'good' : 'bad'}>{isGood ? t('ok') : t('trouble')}</Badge>;
}

function Chains({ status }: { status: LiveStatus }) {
  const t = useTranslations('caseworker.live');
  const locale = useLocale();
  return (
    <Table
      caption={t('chainCaption')}
      className={PRINTABLE}
      head={
        <tr>
          <Th>{t('name')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('block')}</Th>
          <Th>{t('lag')}</Th>
        </tr>
      }
    >
      {status.chains.map(({ chain, reachable, head, indexed }) => (
        <tr key={chain}>
          <RowHead>{t(`chain.${chain}`)}</RowHead>
          <Td>
            <State isGood={reachable} />
          </Td>
          <Td className="amount">{formatCount(locale, indexed)}</Td>
          <Td className="amount">{t('blocks', { count: Math.max(0, head - indexed) })}</Td>
        </tr>
      ))}
    </Table>
  );
}

function Jobs({ status }: { status: LiveStatus }) {
  const t = useTranslations('caseworker.live');
  const locale = useLocale();
  return (
    <Table
      caption={t('jobCaption')}
      hideCaption
      className={PRINTABLE}
      head={
        <tr>
          <Th>{t('name')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('lastRun')}</Th>
          <Th>{t('fault')}</Th>
        </tr>
      }
    >
      {status.jobs.map(({ name, healthy, lastRunAtMs, lastError }) => (
        <tr key={name}>
          <RowHead>{name}</RowHead>
          <Td>
            <State isGood={healthy} />
          </Td>
          <Td>{lastRunAtMs === null ? t('never') : formatDateTime(locale, lastRunAtMs)}</Td>
          <Td>{lastError ?? ''}</Td>
        </tr>
      ))}
    </Table>
  );
}
