import type { CalendarDay } from '../../domain/calendar-day';
import type { EurCents } from '../../domain/cents';
import { DIAGNOSES, diagnosisKey } from '../../domain/diagnoses';
import type { PanelRefusal } from '../../schemas/medical-credentials';
import { TAS_PACK } from './pack';

/** Of doctors' statements that count: own, signed, by a listed doctor, not withdrawn. */
export type StatedDiagnosis = { readonly diagnosisCode: number; readonly diagnosedOn: CalendarDay };
export type ConfirmedDiagnosis = { readonly diagnosisCode: number; readonly confirmedOn: CalendarDay };
/** A refusal is of one statement: after more examination another one may be shown. */
export type RefusedDiagnosis = StatedDiagnosis & {
  readonly reason: PanelRefusal;
  /** A person looked again: the panel's last word. */
  readonly afterReview: boolean;
};

export type AsbestosFacts = {
  readonly statements: readonly StatedDiagnosis[];
  readonly confirmations: readonly ConfirmedDiagnosis[];
  /** Of requests on which nobody is deciding any more, the newest last. */
  readonly refusals: readonly RefusedDiagnosis[];
  /** The published policy in force. */
  readonly policy: { readonly codes: readonly number[]; readonly amountCents: EurCents } | null;
};

/** What a card's statements mean for the asbestos scheme. `article`: the regulation behind it. */
export type AsbestosOutcome =
  | { readonly kind: 'none' }
  /** Asbestos lung cancer: the TSB (SVB), not this scheme. */
  | { readonly kind: 'other-scheme'; readonly scheme: 'tsb'; readonly diagnosisCode: number; readonly article: string }
  | ({ readonly kind: 'no-policy'; readonly article: string } & StatedDiagnosis)
  /** A doctor stated a covered diagnosis; the panel has not confirmed it. */
  | ({ readonly kind: 'may-apply'; readonly amountCents: EurCents; readonly article: string } & StatedDiagnosis)
  | ({ readonly kind: 'right'; readonly amountCents: EurCents; readonly article: string } & StatedDiagnosis)
  | ({ readonly kind: 'refused'; readonly article: string } & RefusedDiagnosis);

export const isSameDiagnosis = (one: StatedDiagnosis, other: StatedDiagnosis): boolean =>
  one.diagnosisCode === other.diagnosisCode && one.diagnosedOn === other.diagnosedOn;

/** A confirmation answers a statement of the same diagnosis, and is not older than it: as the circuit demands. */
export const confirms = (confirmation: ConfirmedDiagnosis, statement: StatedDiagnosis): boolean =>
  confirmation.diagnosisCode === statement.diagnosisCode && confirmation.confirmedOn >= statement.diagnosedOn;

/** The rules of the scheme for what a card holds. A right can be proved for `right` only. */
export function evaluateAsbestos({ statements, confirmations, refusals, policy }: AsbestosFacts): AsbestosOutcome {
  const { law } = TAS_PACK;
  const codes: readonly number[] = policy?.codes ?? TAS_PACK.codes;
  const covered = statements.filter(({ diagnosisCode }) => codes.includes(diagnosisCode));
  const confirmed = covered.find((statement) => confirmations.some((one) => confirms(one, statement)));
  const refusalOf = (statement: StatedDiagnosis) => refusals.findLast((one) => isSameDiagnosis(one, statement));
  const open = covered.findLast((statement) => refusalOf(statement) === undefined);
  const statement = confirmed ?? open ?? covered.at(-1);
  if (statement === undefined) {
    const other = statements.find(({ diagnosisCode }) => {
      const key = diagnosisKey(diagnosisCode);
      return key !== undefined && DIAGNOSES[key].scheme === 'tsb';
    });
    if (other === undefined) return { kind: 'none' };
    return { kind: 'other-scheme', scheme: 'tsb', diagnosisCode: other.diagnosisCode, article: law.diagnosis };
  }
  const { diagnosisCode, diagnosedOn } = statement;
  const stated = { diagnosisCode, diagnosedOn };
  if (policy === null) return { kind: 'no-policy', ...stated, article: law.amount };
  const { amountCents } = policy;
  if (confirmed !== undefined) return { kind: 'right', ...stated, amountCents, article: law.amount };
  const refusal = refusalOf(statement);
  if (refusal === undefined) return { kind: 'may-apply', ...stated, amountCents, article: law.diagnosis };
  const { reason, afterReview } = refusal;
  return { kind: 'refused', ...stated, reason, afterReview, article: law.panel };
}
