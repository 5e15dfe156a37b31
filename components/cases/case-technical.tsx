'use client';

import { useTranslations } from 'next-intl';
import { type DefinitionItem, DefinitionList } from '@/components/ui/definition-list';
import { Details } from '@/components/ui/details';
import type { RunRecord } from '@/lib/shared/card/claim-progress';

/** Hashes, blocks and timings: for who wants to check it on the chain. */
export function CaseTechnical({ claim, chain = 'income' }: { claim: RunRecord; chain?: 'income' | 'health' }) {
  const t = useTranslations('mijn.case.tech');
  const common = useTranslations('common');
  const { state, timings } = claim;
  const entries: [string, string, string | number | null | undefined][] = [
    ['job', t('job'), 'jobId' in state ? state.jobId : null],
    ['claimTx', t(`claimTx.${chain}`), 'txHash' in state ? state.txHash : null],
    ['claimBlock', t(`claimBlock.${chain}`), 'blockNumber' in state ? state.blockNumber : null],
    ['gas', t('gas'), 'gasUsed' in state ? state.gasUsed : null],
    ['payoutTx', t('payoutTx'), 'payoutTxHash' in state ? state.payoutTxHash : null],
    ['payoutBlock', t('payoutBlock'), 'payoutBlockNumber' in state ? state.payoutBlockNumber : null],
    ['artifacts', t('artifacts'), timings && t('ms', { ms: Math.round(timings.artifactsMs) })],
    ['prepare', t('prepare'), timings && t('ms', { ms: Math.round(timings.prepareMs) })],
    ['prove', t('prove'), timings && t('ms', { ms: Math.round(timings.proveMs) })],
  ];
  const items = entries.flatMap(([key, term, value]): DefinitionItem[] =>
    value === null || value === undefined
      ? []
      : [{ key, term, value: <span className="font-mono text-sm break-all">{value}</span> }],
  );
  if (items.length === 0) return null;
  return (
    <Details summary={common('technicalDetails')}>
      <DefinitionList items={items} />
    </Details>
  );
}
