'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Period } from '@/lib/shared/domain/period';
import type { RegisterEntry } from '@/lib/shared/schemas/register-api';
import { CheckedForm } from '../health-desk/checked-form';
import { useCheckedForm } from '../health-desk/use-checked-form';
import { HouseholdDone } from './household-done';
import { householdClears, householdFault, isCouple, judgeChange, readHousehold } from './household-draft';
import { ContentFields, EmployerFields, MonthFields } from './household-fields';
import { monthsOffered, presentHousehold, type SourceOption } from './household-start';
import { PartnerFields } from './partner-fields';
import { changeHousehold } from './register-api';
import { useClientLookup } from './use-client-lookup';
import { useHouseholdAnswers } from './use-household-answers';

type ChangeFormProps = { present: RegisterEntry; sources: readonly SourceOption[]; running: Period };

/** A household as it will be from a month on; one that is not published yet, as it should have been. */
export function ChangeForm({ present, sources, running }: ChangeFormProps) {
  const t = useTranslations('register');
  const { scheme, entry, isCorrection, earliestChange } = present;
  const [start] = useState(() => presentHousehold(present));
  const lookup = useClientLookup();
  const answers = useHouseholdAnswers(scheme, sources);
  const state = useCheckedForm({
    start,
    read: readHousehold,
    judge: (values) => judgeChange(values, entry.version),
    send: (draft) => changeHousehold(entry.id, draft),
    faultOf: householdFault,
    clears: householdClears,
  });
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  const fromLabel = t(isCorrection ? 'form.from' : 'form.changeFrom');
  const partnerName = entry.sources.find(({ of }) => of === 'partner')?.displayName ?? null;
  const { lookup: found } = lookup;
  const name = entry.displayName;
  return (
    <CheckedForm
      state={state}
      header={{
        title: t(isCorrection ? 'form.correctTitle' : 'form.changeTitle', { name }),
        intro: t(isCorrection ? 'form.correctIntro' : 'form.changeIntro'),
        back: { href: `/register/${encodeURIComponent(entry.id)}`, label: t('done.toEntry') },
      }}
      words={{
        submit: t('form.check'),
        checkTitle: t('form.checkTitle'),
        checkIntro: t(isCorrection ? 'form.checkAdd' : 'form.checkChange'),
        confirm: t('form.send'),
        sending: t('form.sending'),
      }}
      errors={errors}
      answers={(draft) => [
        { fieldId: null, term: t('form.person'), value: name },
        ...answers.content(draft, fromLabel),
        ...answers.partner(
          draft,
          draft.partner?.person.kind === 'same'
            ? partnerName
            : found.phase === 'found'
              ? found.client.displayName
              : null,
        ),
      ]}
      done={(_draft, changed) => <HouseholdDone title={t('done.changed')} entry={changed} />}
    >
      <ContentFields scheme={scheme} start={start} errorAt={errorAt} />
      <EmployerFields start={start} errorAt={errorAt} sources={sources} />
      {isCouple(state.values) && (
        <PartnerFields
          values={state.values}
          start={start}
          errorAt={errorAt}
          sources={sources}
          partnerName={partnerName}
          lookup={lookup}
        />
      )}
      <MonthFields
        start={start}
        errorAt={errorAt}
        fromLabel={fromLabel}
        months={monthsOffered(
          running,
          { from: Number(start.from), until: Number(start.until) },
          isCorrection ? Math.min(earliestChange, running) : earliestChange,
        )}
      />
    </CheckedForm>
  );
}
