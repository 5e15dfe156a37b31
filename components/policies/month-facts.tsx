'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatDateTime } from '@/lib/i18n/format';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { DefinitionList } from '../ui/definition-list';
import { marksOf } from './tables';
import { useOriginText } from './use-origin-text';

/** What goes with a month's table: basis, claim window, source, who decided, and the chain's proof. */
export function MonthFacts({ scheme, table }: { scheme: SupplementScheme; table: PolicyPublication }) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const originText = useOriginText();
  const { source } = marksOf(scheme, table);
  const from = formatDate(locale, table.claimOpensAtSec * 1000);
  const until = formatDate(locale, table.claimClosesAtSec * 1000);
  return (
    <DefinitionList
      items={[
        { key: 'basis', term: t('table.basis'), value: t(`basis.${table.basis}`) },
        { key: 'window', term: t('table.window'), value: t('table.windowValue', { from, until }) },
        { key: 'source', term: t('table.source'), value: source ?? t('table.sourceDesk') },
        { key: 'by', term: t('history.by'), value: originText(table.origin) },
        { key: 'at', term: t('table.published'), value: formatDateTime(locale, table.publishedAtSec * 1000) },
        { key: 'tx', term: t('table.tx'), value: <code className="break-all">{table.txHash}</code> },
        { key: 'hash', term: t('table.hash'), value: <code className="break-all">{table.policyHash}</code> },
      ]}
    />
  );
}
