'use client';

import { useTranslations } from 'next-intl';
import { DefinitionList } from '@/components/ui/definition-list';
import { Details } from '@/components/ui/details';
import type { Verification } from '@/lib/client/tally/use-verification';
import { useFormat } from '@/lib/i18n/use-format';
import { type TechnicalFact, technicalFacts } from './technical-facts';

/** Addresses, transactions and points: for who wants to do it over with other tools. */
export function VerifyTechnical({ verification }: { verification: Verification }) {
  const t = useTranslations('verify.technical');
  const format = useFormat();
  const facts = verification.phase === 'idle' ? [] : technicalFacts(verification.events);
  if (facts.length === 0) return null;
  const textOf = ({ value }: TechnicalFact): string => {
    switch (value.kind) {
      case 'text':
        return value.text;
      case 'cents':
        return format.cents(value.cents);
      case 'chain':
        return t('chainId', { number: String(value.id) });
      case 'blocks':
        return t('range', { from: value.from, to: value.to });
    }
  };
  return (
    <Details summary={t('title')}>
      <p>{t('intro')}</p>
      <DefinitionList
        items={facts.map((fact) => ({
          key: fact.key,
          term: t(`terms.${fact.term}`, { number: fact.number ?? 0 }),
          value: <span className="font-mono text-sm break-all">{textOf(fact)}</span>,
        }))}
      />
    </Details>
  );
}
