'use client';

import { useTranslations } from 'next-intl';
import { Checkbox, Field, TextInput } from '../forms/field';
import { RadioGroup, type RadioOption } from '../forms/radio-group';
import { readByForm } from '../health-desk/medical-fields';
import { ClientNumberField } from './client-number-field';
import type { HouseholdValues, Partner } from './household-draft';
import { type ErrorAt, SourceSelect } from './household-fields';
import type { SourceOption } from './household-start';
import type { useClientLookup } from './use-client-lookup';

type PartnerFieldsProps = {
  values: HouseholdValues;
  start: HouseholdValues;
  errorAt: ErrorAt;
  sources: readonly SourceOption[];
  /** The partner who counts now; null when there is none. */
  partnerName: string | null;
  lookup: ReturnType<typeof useClientLookup>;
};

/** Whether a partner’s income counts, whose, and that the partner agreed. */
export function PartnerFields({ values, start, errorAt, sources, partnerName, lookup }: PartnerFieldsProps) {
  const t = useTranslations('register.form');
  const options: RadioOption<Partner>[] = [
    ...(partnerName === null ? [] : [{ value: 'same', label: t('partnerSame', { name: partnerName }) } as const]),
    { value: 'none', label: t('partnerNone') },
    { value: 'new', label: t('partnerNew') },
    { value: 'known', label: t('partnerKnown') },
  ];
  const { partner } = values;
  return (
    <>
      <RadioGroup
        name="partner"
        legend={t('partner')}
        hint={t('partnerHint')}
        error={errorAt('partner-0')}
        options={options}
        value={partner}
        onChange={readByForm}
      />
      {partner === 'new' && (
        <Field id="partnerName" label={t('partnerName')} hint={t('nameHint')} error={errorAt('partnerName')}>
          {(control) => <TextInput {...control} name="partnerName" autoComplete="off" maxLength={200} />}
        </Field>
      )}
      {partner === 'known' && (
        <ClientNumberField
          id="partnerNumber"
          label={t('partnerNumber')}
          error={errorAt('partnerNumber')}
          lookup={{ state: lookup.lookup, look: lookup.look, forget: lookup.forget }}
        />
      )}
      {partner !== null && partner !== 'none' && (
        <SourceSelect
          id="partnerEmployer"
          label={t('partnerEmployer')}
          value={start.partnerEmployer}
          none={t('choose')}
          sources={sources}
          error={errorAt('partnerEmployer')}
        />
      )}
      {(partner === 'new' || partner === 'known') && (
        <div className={errorAt('consent') ? 'space-y-1 border-l-4 border-bad pl-3' : undefined}>
          {errorAt('consent') && (
            <p id="consent-error" className="font-semibold text-bad">
              {errorAt('consent')}
            </p>
          )}
          <Checkbox
            id="consent"
            name="consent"
            value="yes"
            label={t('consent')}
            aria-describedby={errorAt('consent') ? 'consent-error' : undefined}
            aria-invalid={errorAt('consent') ? true : undefined}
          />
        </div>
      )}
    </>
  );
}
