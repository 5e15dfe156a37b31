'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Period } from '@/lib/shared/domain/period';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { Field, TextInput } from '../forms/field';
import { RadioGroup } from '../forms/radio-group';
import { CheckedForm } from '../health-desk/checked-form';
import { readByForm } from '../health-desk/medical-fields';
import { useCheckedForm } from '../health-desk/use-checked-form';
import { ClientNumberField } from './client-number-field';
import { HouseholdDone } from './household-done';
import { householdClears, householdFault, isCouple, judgeAdd, readHousehold } from './household-draft';
import { ContentFields, EmployerFields, MonthFields } from './household-fields';
import { earliestOf, monthsOffered, newHousehold, type SourceOption } from './household-start';
import { PartnerFields } from './partner-fields';
import { addHousehold } from './register-api';
import { useClientLookup } from './use-client-lookup';
import { useHouseholdAnswers } from './use-household-answers';

type AddFormProps = { scheme: SupplementScheme; sources: readonly SourceOption[]; running: Period };

/** A new household, filled in, checked, and saved. */
export function AddForm({ scheme, sources, running }: AddFormProps) {
  const t = useTranslations('register');
  const [start] = useState(() => newHousehold(running));
  const client = useClientLookup();
  const partner = useClientLookup();
  const answers = useHouseholdAnswers(scheme, sources);
  const state = useCheckedForm({
    start,
    read: readHousehold,
    judge: judgeAdd,
    send: addHousehold,
    faultOf: householdFault,
    clears: householdClears,
  });
  const errors = state.faults.map(({ fieldId, code }) => ({ fieldId, message: t(`error.${code}`) }));
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  const nameIn = ({ lookup }: typeof client) => (lookup.phase === 'found' ? lookup.client.displayName : null);
  const { who } = state.values;
  const another = () => {
    client.forget();
    partner.forget();
    state.another();
  };
  return (
    <CheckedForm
      state={state}
      header={{
        title: t('form.addTitle'),
        intro: t('form.addIntro'),
        back: { href: '/register', label: t('entry.back') },
      }}
      words={{
        submit: t('form.check'),
        checkTitle: t('form.checkTitle'),
        checkIntro: t('form.checkAdd'),
        confirm: t('form.send'),
        sending: t('form.sending'),
      }}
      errors={errors}
      answers={(draft) => [
        {
          fieldId: 'number',
          term: t('form.person'),
          value:
            draft.person.kind === 'new'
              ? `${draft.person.name} (${draft.person.clientNumber})`
              : `${nameIn(client) ?? ''} (${draft.person.clientNumber})`.trim(),
        },
        ...answers.content(draft, t('form.from')),
        ...answers.partner(draft, nameIn(partner)),
      ]}
      done={(_draft, entry) => <HouseholdDone title={t('done.added')} entry={entry} onAnother={another} />}
    >
      <RadioGroup
        name="who"
        legend={t('form.who')}
        error={errorAt('who-0')}
        options={[
          { value: 'new', label: t('form.whoNew'), hint: t('form.whoNewHint') },
          { value: 'known', label: t('form.whoKnown'), hint: t('form.whoKnownHint') },
        ]}
        value={who}
        onChange={readByForm}
      />
      {who !== null && (
        <ClientNumberField
          key={who}
          id="number"
          label={t('form.number')}
          hint={t('form.numberHint')}
          error={errorAt('number')}
          {...(who === 'known' ? { lookup: { state: client.lookup, look: client.look, forget: client.forget } } : {})}
        />
      )}
      {who === 'new' && (
        <Field id="name" label={t('form.name')} hint={t('form.nameHint')} error={errorAt('name')}>
          {(control) => <TextInput {...control} name="name" autoComplete="off" maxLength={200} />}
        </Field>
      )}
      <ContentFields scheme={scheme} start={start} errorAt={errorAt} />
      <EmployerFields start={start} errorAt={errorAt} sources={sources} />
      {isCouple(state.values) && (
        <PartnerFields
          values={state.values}
          start={start}
          errorAt={errorAt}
          sources={sources}
          partnerName={null}
          lookup={partner}
        />
      )}
      <MonthFields
        start={start}
        errorAt={errorAt}
        fromLabel={t('form.from')}
        months={monthsOffered(running, { from: running, until: Number(start.until) }, earliestOf(running))}
      />
    </CheckedForm>
  );
}
