'use client';

import { useTranslations } from 'next-intl';
import { type ProgressStep, ProgressSteps } from '@/components/progress/progress-steps';
import { useProver } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { RunRecord } from '@/lib/shared/card/claim-progress';
import { type CaseStep, caseSteps } from './case-steps';

const MEGABYTE = 1_000_000;

type CaseProgressProps = {
  claim: RunRecord;
  label: string;
  /** One sentence about where it stands. */
  status: string;
  stepLabel: (step: CaseStep) => string;
};

/** The phases of a claim, live: of a month's supplement or of a lump sum. */
export function CaseProgress({ claim, label, status, stepLabel }: CaseProgressProps) {
  const t = useTranslations('mijn.case');
  const states = useTranslations('common.stepState');
  const format = useFormat();
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
    return { key, label: stepLabel(key), state, ...(time ? { time } : {}), ...(detail ? { detail } : {}) };
  });
  return (
    <ProgressSteps
      label={label}
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
