'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { StepHeader } from '../staff/step-header';
import { CheckAnswers } from './check-answers';
import { statementAnswers } from './statement-answers';
import type { StatementDraft } from './statement-draft';
import type { IssuerPerson } from './types';
import type { StatementFormState } from './use-statement-form';

type StatementCheckProps = {
  people: readonly IssuerPerson[];
  state: StatementFormState;
  draft: StatementDraft;
  busy: boolean;
  children: ReactNode;
};

/** The whole statement once more, before it is signed. */
export function StatementCheck({ people, state, draft, busy, children }: StatementCheckProps) {
  const t = useTranslations('issuer');
  const locale = useLocale();
  const displayName = people.find((one) => one.personId === draft.personId)?.displayName ?? '';
  const words = {
    person: t('form.person'),
    period: t('form.period'),
    gross: t('form.gross'),
    net: t('form.net'),
    statedGross: t('check.statedGross'),
    statedNet: t('check.statedNet'),
    correction: (month: string) => t('correction.summary', { month }),
    difference: (gross: string, net: string) => t('correction.difference', { gross, net }),
  };
  return (
    <>
      <StepHeader takesFocus title={t('check.title')} intro={t('check.intro')} />
      <CheckAnswers
        answers={statementAnswers(locale, draft, state.values, displayName, words)}
        confirmLabel={t('check.confirm')}
        busyLabel={t('check.sending')}
        busy={busy}
        onConfirm={() => void state.send()}
        onChange={state.back}
      >
        {children}
      </CheckAnswers>
    </>
  );
}
