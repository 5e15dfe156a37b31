'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type CalendarDay, parseCalendarDay } from '@/lib/shared/domain/calendar-day';
import type { ContestAnswer, MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import type { Answer } from '../issuer/check-answers';
import { CheckedForm } from './checked-form';
import { AlreadyAnswered, ContestDone } from './contest-done';
import {
  CONTEST_FIELDS,
  contestClears,
  contestFault,
  contestStart,
  judgeContest,
  readContestForm,
} from './contest-draft';
import { ContestFields } from './contest-fields';
import { ContestedStatement } from './contested-statement';
import { dayText } from './day-text';
import { latestDay } from './draft';
import { answerContest } from './health-desk-api';
import { useCheckedForm } from './use-checked-form';
import { useDiagnosisName } from './use-diagnosis-name';

type ContestFormProps = {
  statement: MedicalStatementView;
  contest: NonNullable<MedicalStatementView['contest']>;
  today: CalendarDay;
  /** Whether the register lets the doctor state something else instead. */
  mayCorrect: boolean;
};

/** The doctor's answer to a contested statement: another one instead, none any more, or a reason why it stands. */
export function ContestForm({ statement, contest, today, mayCorrect }: ContestFormProps) {
  const t = useTranslations('doctor');
  const locale = useLocale();
  const diagnosisName = useDiagnosisName();
  const start = contestStart(statement);
  const state = useCheckedForm({
    start,
    read: readContestForm,
    judge: (values) => judgeContest(values, statement, latestDay(today, new Date())),
    send: (answer: ContestAnswer) => answerContest(contest.id, answer),
    faultOf: contestFault,
    clears: contestClears,
  });
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const answers = (answer: ContestAnswer): Answer[] => [
    { fieldId: null, term: t('contest.person'), value: statement.displayName },
    { fieldId: null, term: t('contest.number'), value: statement.number },
    { fieldId: CONTEST_FIELDS.outcome, term: t('contest.answer'), value: t(`contest.outcomes.${answer.outcome}`) },
    ...details(answer),
  ];
  const details = (answer: ContestAnswer): Answer[] => {
    switch (answer.outcome) {
      case 'withdrawn':
        return [];
      case 'stands':
        return [
          { fieldId: CONTEST_FIELDS.reason, term: t('contest.why'), value: t(`contest.stands.${answer.reason}`) },
        ];
      case 'corrected':
        return [
          {
            fieldId: CONTEST_FIELDS.diagnosis,
            term: t('check.diagnosis'),
            value: diagnosisName(answer.diagnosisCode),
          },
          {
            fieldId: CONTEST_FIELDS.day,
            term: t('contest.correctDay'),
            value: dayText(locale, parseCalendarDay(answer.diagnosedOn)),
          },
        ];
    }
  };
  return (
    <CheckedForm
      state={state}
      header={{
        title: t('contest.title'),
        intro: t('contest.intro'),
        back: { href: '/arts', label: t('nav.overview') },
      }}
      words={{
        submit: t('contest.check'),
        checkTitle: t('contest.checkTitle'),
        checkIntro: t('contest.checkIntro'),
        confirm: t('contest.confirm'),
        sending: t('contest.sending'),
      }}
      errors={errors}
      answers={answers}
      done={(answer, result) => <ContestDone outcome={answer.outcome} statement={result} />}
      refused={({ code }) => (code === 'CONTEST_ANSWERED' ? <AlreadyAnswered /> : null)}
      above={<ContestedStatement statement={statement} contest={contest} />}
    >
      <ContestFields values={state.values} start={start} errors={errors} today={today} mayCorrect={mayCorrect} />
    </CheckedForm>
  );
}
