import { type EurCents, eurCents, parseEuroInput } from '@/lib/shared/domain/cents';
import { type Period, periodOf } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';

export type Correction = {
  readonly period: Period;
  readonly grossDeltaCents: string;
  readonly netDeltaCents: string;
  readonly reason: string;
};
type CorrectionText = {
  readonly period: Period;
  readonly grossDelta: string;
  readonly netDelta: string;
  readonly reason: string;
};
export type StatementAmounts = {
  readonly grossCents: EurCents;
  readonly netCents: EurCents;
  readonly corrections: readonly Correction[];
};

/** Says which field a fault is in. */
function named<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { data: { ...error.data, field }, cause: error });
  }
}

/** A difference, as typed: may be negative. @throws AMOUNT_NOT_A_NUMBER, AMOUNT_AMBIGUOUS, AMOUNT_OUT_OF_RANGE */
function parseDelta(text: string): bigint {
  const [, sign, rest] = /^\s*([-−+]?)\s*(.*)$/su.exec(text) ?? [];
  const size = parseEuroInput(rest ?? '');
  return sign === '-' || sign === '−' ? -size : size;
}

/** @throws NET_ABOVE_GROSS */
function checkNet(grossCents: EurCents, netCents: EurCents): void {
  if (netCents > grossCents) throw new AppError('NET_ABOVE_GROSS', { data: { field: 'net' } });
}

/**
 * The amounts that a month's statement will carry: what was earned, with the corrections of earlier months counted in.
 * @throws AMOUNT_* and NET_ABOVE_GROSS with the field; CORRECTION_NOT_EARLIER; CORRECTION_BELOW_ZERO when corrections
 * take away more than was earned
 */
export function statementAmounts(
  period: Period,
  input: { readonly gross: string; readonly net: string; readonly corrections?: readonly CorrectionText[] | undefined },
): StatementAmounts {
  const gross = named('gross', () => parseEuroInput(input.gross));
  const net = named('net', () => parseEuroInput(input.net));
  checkNet(gross, net);
  let grossTotal: bigint = gross;
  let netTotal: bigint = net;
  const corrections = (input.corrections ?? []).map((correction, index) => {
    const at = `corrections.${index}`;
    if (correction.period >= period) throw new AppError('CORRECTION_NOT_EARLIER', { data: { field: `${at}.period` } });
    const grossDelta = named(`${at}.grossDelta`, () => parseDelta(correction.grossDelta));
    const netDelta = named(`${at}.netDelta`, () => parseDelta(correction.netDelta));
    grossTotal += grossDelta;
    netTotal += netDelta;
    return {
      period: correction.period,
      grossDeltaCents: grossDelta.toString(),
      netDeltaCents: netDelta.toString(),
      reason: correction.reason.trim(),
    };
  });
  if (grossTotal < 0n || netTotal < 0n) throw new AppError('CORRECTION_BELOW_ZERO');
  const totals = { grossCents: eurCents(grossTotal), netCents: eurCents(netTotal) };
  checkNet(totals.grossCents, totals.netCents);
  return { ...totals, corrections };
}

/** The running month may be stated, a later one not. @throws PERIOD_IN_FUTURE */
export function checkPeriod(period: Period, now: Date): void {
  // The Netherlands are ahead of UTC: at the turn of a month the new one begins there up to two hours earlier.
  const latest = periodOf(new Date(now.getTime() + 2 * 3600 * 1000));
  if (period > latest) throw new AppError('PERIOD_IN_FUTURE', { data: { latest } });
}
