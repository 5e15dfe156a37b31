'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatPeriod } from '@/lib/i18n/format';
import { StepHeader } from '../staff/step-header';
import { Alert } from '../ui/alert';
import { CheckAnswers } from './check-answers';
import { statementAnswers, unusualAmounts } from './statement-answers';
import type { StatementDraft } from './statement-draft';
import type { IssuerPerson } from './types';
import type { StatementFormState } from './use-statement-form';

type StatementCheckProps = {
  people: readonly IssuerPerson[];
  state: StatementFormState;
  draft: StatementDraft;
  /** The month is not over yet. */
  isRunning: boolean;
  busy: boolean;
  children: ReactNode;
};

/** The whole statement once more, before it is signed. */
export function StatementCheck({ people, state, draft, isRunning, busy, children }: StatementCheckProps) {
  const t = useTranslations('issuer');
  const locale = useLocale();
  const person = people.find((one) => one.personId === draft.personId);
  const name = person ? t('check.person', { name: person.displayName, number: person.staffNumber }) : '';
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
        answers={statementAnswers(locale, draft, state.values, name, words)}
        confirmLabel={t('check.confirm')}
        busyLabel={t('check.sending')}
        busy={busy}
        unusual={unusualAmounts(locale, draft, words)}
        onConfirm={() => void state.send()}
        onChange={state.back}
      >
        {isRunning && (
          <Alert tone="warn">{t('check.runningMonth', { month: formatPeriod(locale, draft.period) })}</Alert>
        )}
        {children}
      </CheckAnswers>
    </>
  );
}
