import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { AppError } from '@/lib/shared/errors/app-error';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { type AmountCode, checkAmount, toEuroText } from './euro-text';

/** What stands in the form, as typed. */
export type StatementValues = {
  readonly personId: string;
  /** yyyymm, or 0 when none is chosen. */
  readonly period: number;
  readonly gross: string;
  readonly net: string;
  readonly corrections: readonly CorrectionValues[];
};
/** The amounts as they should have been: the difference is worked out here, nobody has to subtract. */
export type CorrectionValues = {
  readonly key: number;
  readonly period: number;
  readonly gross: string;
  readonly net: string;
  readonly reason: string;
};

export type FaultCode =
  | AmountCode
  | 'personMissing'
  | 'periodMissing'
  | 'reasonMissing'
  | 'correctionMonthMissing'
  | 'correctionNone'
  | 'correctionOpen'
  | 'correctionTwice'
  | 'correctionNotEarlier'
  | 'correctionSame'
  | 'correctionLookup'
  | 'replaceSame'
  | 'CORRECTION_BELOW_ZERO'
  | 'NET_ABOVE_GROSS'
  | 'STATEMENT_EXISTS';

export type Fault = {
  /** Id of the control that it is about. */
  readonly fieldId: string;
  readonly code: FaultCode;
  /** The reading that was probably meant, for an amount with a thousands point. */
  readonly suggestion: string | null;
  /** The month that it is about, where the sentence names one. */
  readonly period: number | null;
};

/** Statements already made, by month; undefined when that month could not be looked up. */
export type KnownStatements = ReadonlyMap<number, readonly IssuedStatement[]>;

export type CorrectionLine = {
  readonly period: number;
  readonly grossDeltaCents: bigint;
  readonly netDeltaCents: bigint;
  readonly reason: string;
};
export type StatementDraft = {
  readonly personId: string;
  readonly period: number;
  readonly grossCents: EurCents;
  readonly netCents: EurCents;
  readonly corrections: readonly CorrectionLine[];
};

export const correctionFieldId = (key: number, field: 'period' | 'gross' | 'net' | 'reason'): string =>
  `correction-${key}-${field}`;

const fault = (fieldId: string, code: FaultCode, suggestion: string | null = null, period: number | null = null) => ({
  fieldId,
  code,
  suggestion,
  period,
});

/** The statement in force of this person in this month, if there is one. */
export function statementInForce(
  known: KnownStatements,
  personId: string,
  period: number,
): IssuedStatement | undefined {
  return known.get(period)?.find((one) => one.personId === personId && one.status !== 'replaced');
}

/** What a statement said of its own month, without the corrections of earlier months that its amounts include. */
export function ownMonth(statement: IssuedStatement): { grossCents: bigint; netCents: bigint } {
  const sum = (deltas: readonly string[]) => deltas.reduce((total, delta) => total + BigInt(delta), 0n);
  return {
    grossCents: BigInt(statement.grossCents) - sum(statement.corrections.map((one) => one.grossDeltaCents)),
    netCents: BigInt(statement.netCents) - sum(statement.corrections.map((one) => one.netDeltaCents)),
  };
}

/**
 * What stands reported of a month by now: its own statement, and every correction of it in a later one.
 * PRE every month from `period` up to now is in `known`. Enforced: useKnownStatements loads them together.
 */
export function reportedCents(
  known: KnownStatements,
  statement: IssuedStatement,
): { grossCents: bigint; netCents: bigint } {
  const corrections = [...known.values()]
    .flat()
    .filter((one) => one.personId === statement.personId && one.status !== 'replaced')
    .flatMap((one) => one.corrections)
    .filter((line) => line.period === statement.period);
  return corrections.reduce(
    (total, line) => ({
      grossCents: total.grossCents + BigInt(line.grossDeltaCents),
      netCents: total.netCents + BigInt(line.netDeltaCents),
    }),
    ownMonth(statement),
  );
}

/** The amounts that the statement will carry: the month's own and its corrections together. */
export function statedCents(draft: StatementDraft): { grossCents: bigint; netCents: bigint } {
  return draft.corrections.reduce(
    (total, line) => ({
      grossCents: total.grossCents + line.grossDeltaCents,
      netCents: total.netCents + line.netDeltaCents,
    }),
    { grossCents: draft.grossCents as bigint, netCents: draft.netCents as bigint },
  );
}

/** Reads the form: the draft, or everything that is wrong with it, in the order of the fields. */
export function readDraft(
  values: StatementValues,
  known: KnownStatements,
): { readonly draft: StatementDraft; readonly faults: readonly [] } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  if (values.personId === '') faults.push(fault('person', 'personMissing'));
  if (values.period === 0) faults.push(fault('period', 'periodMissing'));
  else if (statementInForce(known, values.personId, values.period)) faults.push(fault('period', 'STATEMENT_EXISTS'));
  const gross = readAmount('gross', values.gross, faults);
  const net = readAmount('net', values.net, faults);
  if (gross !== null && net !== null && net > gross) faults.push(fault('net', 'NET_ABOVE_GROSS'));
  const corrections = values.corrections.flatMap((one, index) => {
    const earlier = values.corrections.slice(0, index);
    return readCorrection(one, earlier, values, known, faults) ?? [];
  });
  if (faults.length > 0 || gross === null || net === null) return { faults };
  const draft = { personId: values.personId, period: values.period, grossCents: gross, netCents: net, corrections };
  const stated = statedCents(draft);
  for (const [field, cents] of [
    ['gross', stated.grossCents],
    ['net', stated.netCents],
  ] as const) {
    const code = rangeFault(cents);
    if (code) return { faults: [fault(field, code)] };
  }
  if (stated.netCents > stated.grossCents) return { faults: [fault('net', 'NET_ABOVE_GROSS')] };
  return { draft, faults: [] };
}

function rangeFault(cents: bigint): 'CORRECTION_BELOW_ZERO' | 'AMOUNT_OUT_OF_RANGE' | null {
  if (cents < 0n) return 'CORRECTION_BELOW_ZERO';
  try {
    eurCents(cents);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'AMOUNT_OUT_OF_RANGE') return error.code;
    throw error;
  }
}

function readAmount(fieldId: string, text: string, faults: Fault[]): EurCents | null {
  const check = checkAmount(text);
  if (check.ok) return check.cents;
  faults.push(fault(fieldId, check.code, check.suggestion));
  return null;
}

function readCorrection(
  values: CorrectionValues,
  earlier: readonly CorrectionValues[],
  { personId, period: statementPeriod }: StatementValues,
  known: KnownStatements,
  faults: Fault[],
): CorrectionLine | null {
  const at = (field: 'period' | 'gross' | 'net' | 'reason') => correctionFieldId(values.key, field);
  const before = faults.length;
  const { period } = values;
  const corrected = statementInForce(known, personId, period);
  if (period === 0) faults.push(fault(at('period'), 'correctionMonthMissing'));
  else if (statementPeriod !== 0 && period >= statementPeriod) faults.push(fault(at('period'), 'correctionNotEarlier'));
  else if (earlier.some((one) => one.period === period)) {
    faults.push(fault(at('period'), 'correctionTwice', null, period));
  } else if (!known.has(period)) faults.push(fault(at('period'), 'correctionLookup'));
  // Without a person there is nothing to look up: that fault is already named.
  else if (!corrected && personId !== '') faults.push(fault(at('period'), 'correctionNone', null, period));
  else if (corrected && corrected.status !== 'collected') {
    faults.push(fault(at('period'), 'correctionOpen', null, period));
  }
  const gross = readAmount(at('gross'), values.gross, faults);
  const net = readAmount(at('net'), values.net, faults);
  const reason = values.reason.trim();
  if (reason === '') faults.push(fault(at('reason'), 'reasonMissing'));
  if (faults.length > before || gross === null || net === null || !corrected) return null;
  const reported = reportedCents(known, corrected);
  const line = {
    period,
    grossDeltaCents: gross - reported.grossCents,
    netDeltaCents: net - reported.netCents,
    reason,
  };
  if (line.grossDeltaCents === 0n && line.netDeltaCents === 0n) {
    faults.push(fault(at('gross'), 'correctionSame'));
    return null;
  }
  return line;
}

/** The body of POST /api/issuer/statements. */
export function toIssueRequest(draft: StatementDraft) {
  return {
    personId: draft.personId,
    period: draft.period,
    gross: toEuroText(draft.grossCents),
    net: toEuroText(draft.netCents),
    ...(draft.corrections.length > 0
      ? {
          corrections: draft.corrections.map((line) => ({
            period: line.period,
            grossDelta: toEuroText(line.grossDeltaCents),
            netDelta: toEuroText(line.netDeltaCents),
            reason: line.reason,
          })),
        }
      : {}),
  };
}
