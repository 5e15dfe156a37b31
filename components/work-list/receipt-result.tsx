import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatDateTime, formatPeriod } from '@/lib/i18n/format';
import type { ReceiptCheck } from '@/lib/shared/schemas/work-list-api';
import { Alert } from '../ui/alert';
import { DefinitionList } from '../ui/definition-list';

/** What the chain says of a receipt: what it proves, and what it does not. */
export function ReceiptResult({ check }: { check: ReceiptCheck }) {
  const t = useTranslations('workList.receipt');
  const scheme = useTranslations('common.scheme');
  const locale = useLocale();
  if (check.outcome === 'refused') {
    return (
      <Alert tone="bad" title={t('refusedTitle')}>
        <p>{t(`faults.${check.fault}`)}</p>
      </Alert>
    );
  }
  const amount = formatCents(locale, check.amountCents);
  const time = formatDateTime(locale, check.blockTimeSec * 1000);
  return (
    <div className="space-y-3">
      <Alert tone="good" title={t('holds', { amount })}>
        <p>{t('proves')}</p>
        <p>{t('provesNot')}</p>
      </Alert>
      <DefinitionList
        items={[
          { key: 'amount', term: t('amount'), value: <strong className="amount">{amount}</strong> },
          { key: 'month', term: t('month'), value: formatPeriod(locale, check.period) },
          { key: 'scheme', term: t('scheme'), value: scheme(check.scheme) },
          { key: 'region', term: t('region'), value: check.regionName },
          {
            key: 'transaction',
            term: t('transaction'),
            value: <span className="font-mono text-sm break-all">{check.txHash}</span>,
          },
          { key: 'block', term: t('block'), value: t('blockValue', { number: String(check.blockNumber), time }) },
        ]}
      />
    </div>
  );
}
