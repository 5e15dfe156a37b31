import type { Address } from 'viem';
import { type AmountCode, checkAmount } from '@/components/issuer/euro-text';
import type { PayoutOptions } from '@/lib/client/card/money-api';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';
import { type AccountCode, checkAccount } from './account-text';

/** Fields of the form: an error summary points at these ids. */
export const FIELDS = { choice: 'budget-0', amount: 'own-amount', account: 'account' } as const;

export type PayoutValues = {
  /** A suggested budget in cents as a decimal string, 'other', or null while nothing is chosen. */
  readonly choice: string | null;
  readonly ownAmount: string;
  readonly kind: PayoutOptions['kind'];
  /** Null as long as nobody typed: the account of the wallet. */
  readonly account: string | null;
};

export type PayoutFaultCode = AmountCode | AccountCode | 'CHOICE_MISSING' | 'AMOUNT_TOO_SMALL' | 'BALANCE_TOO_LOW';
export type PayoutFault = {
  readonly fieldId: (typeof FIELDS)[keyof typeof FIELDS];
  readonly code: PayoutFaultCode;
  /** The reading that was probably meant. */
  readonly suggestion: string | null;
};

export type PayoutCheck =
  | { readonly ok: true; readonly options: PayoutOptions }
  | { readonly ok: false; readonly faults: readonly PayoutFault[] };

type Amount = { readonly cents: bigint } | PayoutFault;

function readAmount({ choice, ownAmount }: PayoutValues, balanceCents: bigint): Amount {
  const fieldId = choice === 'other' ? FIELDS.amount : FIELDS.choice;
  const fault = (code: PayoutFaultCode, suggestion: string | null = null) => ({ fieldId, code, suggestion });
  if (choice === null) return fault('CHOICE_MISSING');
  const check = choice === 'other' ? checkAmount(ownAmount) : { ok: true as const, cents: BigInt(choice) };
  if (!check.ok) return fault(check.code, check.suggestion);
  if (check.cents < SMALLEST_PAYMENT_CENTS) return fault('AMOUNT_TOO_SMALL');
  // A suggestion may have become too high since it was made.
  return check.cents > balanceCents ? fault('BALANCE_TOO_LOW') : { cents: check.cents };
}

/** What the form asks for, or everything that is wrong with it at once. */
export function readPayout(
  values: PayoutValues,
  rules: { readonly balanceCents: bigint; readonly pool: Address; readonly token: Address },
): PayoutCheck {
  const amount = readAmount(values, rules.balanceCents);
  const account = checkAccount(values.account ?? '', rules);
  if ('cents' in amount && account.ok) {
    return { ok: true, options: { kind: values.kind, amountCents: amount.cents, toAccount: account.account } };
  }
  return {
    ok: false,
    faults: [
      ...('cents' in amount ? [] : [amount]),
      ...(account.ok ? [] : [{ fieldId: FIELDS.account, code: account.code, suggestion: null }]),
    ],
  };
}
