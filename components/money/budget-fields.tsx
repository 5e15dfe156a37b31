'use client';

import { useTranslations } from 'next-intl';
import { Field, TextInput } from '@/components/forms/field';
import { RadioGroup } from '@/components/forms/radio-group';
import { Button } from '@/components/ui/button';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import { weeklyBudgets } from '@/lib/shared/card/money/denominations';
import { FIELDS, type PayoutValues } from './payout-draft';

type BudgetFieldsProps = {
  values: PayoutValues;
  onChange: (values: PayoutValues) => void;
  /** Least and most, in words. */
  limits: { readonly min: string; readonly max: string };
  choiceFault: string | undefined;
  amountFault: string | undefined;
  /** The reading of the own amount that was probably meant. */
  suggestion: string | null;
};

/** A budget that many people choose, or an amount of one's own. */
export function BudgetFields(props: BudgetFieldsProps) {
  const { values, onChange, limits, choiceFault, amountFault, suggestion } = props;
  const t = useTranslations('money.form');
  const ask = useTranslations('issuer.suggestion');
  const format = useFormat();
  const { shieldedCents } = useCard().money;
  const budgets = weeklyBudgets(shieldedCents).map((cents) => ({ value: String(cents), label: format.cents(cents) }));
  return (
    <div className="space-y-4">
      <RadioGroup
        name="budget"
        legend={t('amountLegend')}
        hint={t('amountHint')}
        error={choiceFault}
        value={values.choice}
        onChange={(choice) => onChange({ ...values, choice })}
        options={[...budgets, { value: 'other', label: t('other') }]}
      />
      {values.choice === 'other' && (
        <div className="space-y-2 border-l-4 border-line pl-4">
          <Field id={FIELDS.amount} label={t('ownAmount')} hint={t('ownAmountHint', limits)} error={amountFault}>
            {(control) => (
              <TextInput
                {...control}
                value={values.ownAmount}
                onChange={(event) => onChange({ ...values, ownAmount: event.target.value })}
                inputMode="decimal"
                autoComplete="off"
                maxLength={40}
                className="amount max-w-xs"
              />
            )}
          </Field>
          {suggestion !== null && (
            <Button variant="secondary" onClick={() => onChange({ ...values, ownAmount: suggestion })}>
              {ask('use', { reading: suggestion })}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
