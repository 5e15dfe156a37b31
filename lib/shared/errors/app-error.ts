import { ERROR_STATUS, type ErrorCode } from './codes';

/** Values that may be shown and logged: never a secret, an income, a holder or a nullifier's preimage. */
export type SafeErrorData = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The only error that crosses a module's border. `code` is stable; the text a person reads comes from the message
 * key; `cause` is for the log and never leaves the process.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly data: SafeErrorData;

  constructor(code: ErrorCode, options: { data?: SafeErrorData; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.data = options.data ?? {};
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }

  get messageKey(): `errors.${ErrorCode}` {
    return `errors.${this.code}`;
  }
}

/** Narrows an unknown to AppError; anything else becomes UNEXPECTED with the original as its cause. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('UNEXPECTED', { cause: error });
}
