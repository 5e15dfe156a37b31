'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatPeriod } from '@/lib/i18n/format';
import type { DeskCase, DeskStatement } from '@/lib/shared/schemas/work-list-api';
import { CheckedForm } from '../health-desk/checked-form';
import { useCheckedForm } from '../health-desk/use-checked-form';
import type { Answer } from '../issuer/check-answers';
import { checkAmount } from '../issuer/euro-text';
import { stateIncome } from './cases-api';
import { DeskChanged, DeskDone } from './desk-done';
import { DESK_FIELDS, deskClears, deskFault, deskStart, forcedCovers, judgeDesk, readDeskForm } from './desk-draft';
import { DeskFields } from './desk-fields';
import { DeskSources } from './desk-sources';
import { caseHref, WORK_LIST } from './hrefs';

const LOST = new Set(['ENTRY_CHANGED', 'REVIEW_DECIDED', 'SOURCE_HAS_ISSUED']);

/** The income desk takes the place of a source for one month, and states what the client proved with papers. */
export function DeskForm({ item }: { item: DeskCase }) {
  const t = useTranslations('workList');
  const locale = useLocale();
  const state = useCheckedForm({
    start: deskStart(item),
    read: (form) => readDeskForm(form, item),
    judge: (values) => judgeDesk(values, item),
    send: (statement: DeskStatement) => stateIncome(statement),
    faultOf: deskFault,
    clears: deskClears,
  });
  const { person, period, review } = item;
  const month = formatPeriod(locale, period);
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const amount = (text: string): string => {
    const check = checkAmount(text);
    return check.ok ? formatCents(locale, check.cents) : text;
  };
  const covered = ({ covers }: DeskStatement): string =>
    item.sources
      .filter(({ issuerId, personId }) => covers.includes(issuerId) && personId === person.id)
      .map(({ issuerName }) => issuerName)
      .join(', ');
  // What cannot be chosen cannot be changed either.
  const coversField = forcedCovers(item).length === item.replaceable.length ? null : DESK_FIELDS.covers;
  const answers = (draft: DeskStatement): Answer[] => [
    { fieldId: null, term: t('desk.person'), value: person.displayName },
    { fieldId: null, term: t('case.month'), value: month },
    { fieldId: coversField, term: t('desk.covered'), value: covered(draft) },
    { fieldId: 'gross', term: t('desk.gross'), value: amount(draft.gross) },
    { fieldId: 'net', term: t('desk.net'), value: amount(draft.net) },
    { fieldId: DESK_FIELDS.reason, term: t('desk.reason'), value: t(`decisionReasons.${draft.reason}`) },
    { fieldId: DESK_FIELDS.papers, term: t('desk.papers'), value: t(`desk.papersList.${draft.papers}`) },
    {
      fieldId: DESK_FIELDS.consent,
      term: t('desk.consent', { name: person.displayName }),
      value: t(`desk.consentList.${draft.consent}`),
    },
  ];
  const back = review
    ? { href: caseHref(review.id), label: t('case.pageTitle') }
    : { href: WORK_LIST, label: t('title') };
  return (
    <CheckedForm
      state={state}
      header={{ title: t('desk.title', { name: person.displayName, month }), intro: t('desk.intro'), back }}
      words={{
        submit: t('desk.check'),
        checkTitle: t('desk.checkTitle'),
        checkIntro: t('desk.checkIntro'),
        confirm: t('desk.confirm'),
        sending: t('desk.sending'),
      }}
      errors={errors}
      answers={answers}
      done={(_draft, { number }) => <DeskDone number={number} month={month} name={person.displayName} />}
      refused={({ code }) => (LOST.has(code) ? <DeskChanged /> : null)}
      above={<DeskSources item={item} />}
    >
      <DeskFields item={item} values={state.values} errors={errors} />
    </CheckedForm>
  );
}
