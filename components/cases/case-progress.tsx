'use client';

import { useTranslations } from 'next-intl';
import { type ProgressStep, ProgressSteps } from '@/components/progress/progress-steps';
import { useProver } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import { caseSteps } from './case-steps';
import { useCaseStatus } from './use-case-status';

const MEGABYTE = 1_000_000;

/** The phases of a claim, live. */
export function CaseProgress({ claim }: { claim: ClaimRecord }) {
  const t = useTranslations('mijn.case');
  const states = useTranslations('common.stepState');
  const format = useFormat();
  const status = useCaseStatus(claim);
  const { prover } = useProver();
  const proofDetail =
    prover.kind === 'downloading'
      ? t('prover.downloading', {
          done: Math.floor(prover.loadedBytes / MEGABYTE),
          total: Math.ceil(prover.totalBytes / MEGABYTE),
        })
      : prover.kind === 'warming'
        ? t('prover.warming')
        : null;
  const steps = caseSteps(claim).map(({ key, state, atMs }): ProgressStep => {
    const time =
      atMs === null
        ? null
        : key === 'proof' && claim.timings
          ? t('proofTook', { time: format.dateTime(atMs), seconds: format.seconds(claim.timings.proveMs) })
          : t('at', { time: format.dateTime(atMs) });
    const detail = key === 'proof' && state === 'current' ? proofDetail : null;
    return { key, label: t(`steps.${key}`), state, ...(time ? { time } : {}), ...(detail ? { detail } : {}) };
  });
  return (
    <ProgressSteps
      label={t('progressLabel')}
      steps={steps}
      status={status}
      stateLabels={{
        done: states('done'),
        current: states('current'),
        todo: states('todo'),
        failed: states('failed'),
      }}
    />
  );
}
