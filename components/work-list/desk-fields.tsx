'use client';

import { useTranslations } from 'next-intl';
import { DESK_CONSENTS, DESK_PAPERS, DESK_REASONS } from '@/lib/shared/domain/reviews';
import type { DeskCase } from '@/lib/shared/schemas/work-list-api';
import type { FieldError } from '../forms/error-summary';
import { Checkbox } from '../forms/field';
import { RadioGroup } from '../forms/radio-group';
import { readByForm } from '../health-desk/medical-fields';
import { AmountField } from '../issuer/amount-field';
import { Alert } from '../ui/alert';
import { classNames } from '../ui/class-names';
import { DESK_FIELDS, type DeskValues, forcedCovers, suggestionFor } from './desk-draft';

type DeskFieldsProps = { item: DeskCase; values: DeskValues; errors: readonly FieldError[] };

/** Which sources, how much, and by what right: every answer but the amounts is from a list. */
export function DeskFields({ item, values, errors }: DeskFieldsProps) {
  const t = useTranslations('workList');
  const errorAt = (fieldId: string) => errors.find((one) => one.fieldId === fieldId)?.message;
  const hadStated = item.sources.some(
    ({ isDesk, hasIssued, personId }) => isDesk && hasIssued && personId === item.person.id,
  );
  return (
    <>
      <Covers item={item} error={errorAt(DESK_FIELDS.covers)} />
      {hadStated && (
        <Alert tone="warn">
          <p>{t('desk.coversDesk')}</p>
        </Alert>
      )}
      {(['gross', 'net'] as const).map((id) => (
        <AmountField
          key={id}
          id={id}
          label={t(`desk.${id}`)}
          hint={t('desk.amountHint')}
          error={errorAt(id)}
          suggestion={errorAt(id) ? suggestionFor(values[id]) : null}
          defaultValue=""
        />
      ))}
      <RadioGroup
        name="reason"
        legend={t('desk.reason')}
        error={errorAt(DESK_FIELDS.reason)}
        options={DESK_REASONS.map((value) => ({ value, label: t(`decisionReasons.${value}`) }))}
        value={values.reason}
        onChange={readByForm}
      />
      <RadioGroup
        name="papers"
        legend={t('desk.papers')}
        error={errorAt(DESK_FIELDS.papers)}
        options={DESK_PAPERS.map((value) => ({ value, label: t(`desk.papersList.${value}`) }))}
        value={values.papers}
        onChange={readByForm}
      />
      <RadioGroup
        name="consent"
        legend={t('desk.consent', { name: item.person.displayName })}
        hint={t('desk.consentHint')}
        error={errorAt(DESK_FIELDS.consent)}
        options={DESK_CONSENTS.map((value) => ({ value, label: t(`desk.consentList.${value}`) }))}
        value={values.consent}
        onChange={readByForm}
      />
    </>
  );
}

/** Where there is something to choose: one, or more together. */
function Covers({ item, error }: { item: DeskCase; error: string | undefined }) {
  const t = useTranslations('workList.desk');
  const forced = forcedCovers(item);
  const sources = item.sources.filter(
    ({ issuerId, personId }) => item.replaceable.includes(issuerId) && personId === item.person.id,
  );
  return (
    <fieldset
      aria-describedby={error ? 'covers-hint covers-error' : 'covers-hint'}
      className={classNames('space-y-2', error ? 'border-l-4 border-bad pl-3' : undefined)}
    >
      <legend className="text-lg font-bold">{t('covers')}</legend>
      <p id="covers-hint" className="text-ink-soft">
        {t('coversHint')}
      </p>
      {error && (
        <p id="covers-error" className="font-semibold text-bad">
          {error}
        </p>
      )}
      {sources.map(({ issuerId, issuerName }, index) => (
        <Checkbox
          key={issuerId}
          id={`covers-${index}`}
          name="covers"
          value={issuerId}
          label={<bdi>{issuerName}</bdi>}
          defaultChecked={forced.includes(issuerId)}
          disabled={forced.includes(issuerId)}
        />
      ))}
    </fieldset>
  );
}
