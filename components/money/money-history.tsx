'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Td, Th } from '@/components/ui/table';
import { useFormat } from '@/lib/i18n/use-format';
import type { MoneyEntry } from '@/lib/shared/card/money/views';
import { AccountName } from './account-name';

/** Newest ones that are shown unasked. */
const SHOWN = 10;

/** What an entry does to the money in the pool. */
const SIGN: Record<MoneyEntry['kind'], string> = {
  supplement: '+ ',
  advance: '+ ',
  wage: '+ ',
  withdrawal: '− ',
  forwarded: '',
  consolidation: '',
};

/** What came into the pool and what went out, as the chain has it. */
export function MoneyHistory({ entries }: { entries: readonly MoneyEntry[] }) {
  const t = useTranslations('money.history');
  const format = useFormat();
  const [all, setAll] = useState(false);
  if (entries.length === 0) {
    return (
      <Card title={t('title')}>
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={t('title')}>
      <Table
        caption={t('caption')}
        head={
          <tr>
            <Th>{t('what')}</Th>
            <Th className="text-right">{t('amount')}</Th>
            <Th className="hidden sm:table-cell">{t('account')}</Th>
            <Th className="hidden sm:table-cell">{t('transaction')}</Th>
          </tr>
        }
      >
        {(all ? entries : entries.slice(0, SHOWN)).map((entry) => (
          <tr key={entry.id}>
            <Td className="sm:min-w-44">
              <EntryName entry={entry} />
              <span className="block text-sm text-ink-soft">{format.dateTime(entry.atSec * 1000)}</span>
              {/* On a phone the last columns stand here: nothing has to be scrolled to. */}
              <span className="block text-sm text-ink-soft sm:hidden">
                {entry.account && (
                  <span className="block">
                    {t('account')}: <AccountName account={entry.account} />
                  </span>
                )}
                {t('transaction')}: <AccountName account={entry.txHash} />
              </span>
            </Td>
            <Td className="amount text-right">
              {SIGN[entry.kind]}
              {format.cents(entry.amountCents)}
            </Td>
            <Td className="hidden whitespace-nowrap sm:table-cell">
              {entry.account && <AccountName account={entry.account} />}
            </Td>
            <Td className="hidden whitespace-nowrap sm:table-cell">
              <AccountName account={entry.txHash} />
            </Td>
          </tr>
        ))}
      </Table>
      {!all && entries.length > SHOWN && (
        <Button variant="quiet" className="mt-3" onClick={() => setAll(true)}>
          {t('more', { count: entries.length - SHOWN })}
        </Button>
      )}
    </Card>
  );
}

function EntryName({ entry: { kind, period } }: { entry: MoneyEntry }) {
  const t = useTranslations('money.history.kinds');
  const format = useFormat();
  if (kind !== 'supplement') return t(kind);
  return period === null ? t('benefit') : t('supplement', { month: format.period(period) });
}
