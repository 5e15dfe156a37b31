import { AppError, type SafeErrorData } from '../errors/app-error';
import { ERROR_STATUS, type ErrorCode } from '../errors/codes';
import { zErrorBody } from '../schemas/primitives';

export type JsonRequest = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Begins with a slash. */
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Longest wait for the whole answer; 20 s unless told. */
  readonly timeoutMs?: number;
};

/** Sends a request and gives the JSON of the answer; refusals are AppErrors. Parsing is the caller's. */
export type JsonFetch = (request: JsonRequest) => Promise<unknown>;

export type JsonFetchOptions = {
  /** '' in a browser; the portal's origin elsewhere. */
  readonly baseUrl: string;
  /**
   * `same-origin` for routes with a session; `omit` for everything of a claim's path, so that no cookie joins a claim to
   * a person.
   */
  readonly credentials: 'same-origin' | 'omit';
  readonly fetch: typeof globalThis.fetch;
  /** Extra headers, e.g. the cookie of a journey's session. */
  readonly headers?: () => Readonly<Record<string, string>>;
};

const known = (code: string): ErrorCode => (Object.hasOwn(ERROR_STATUS, code) ? (code as ErrorCode) : 'UNEXPECTED');

async function refusal(response: Response): Promise<AppError> {
  const body = zErrorBody.safeParse(await response.json().catch(() => null));
  if (body.success) return new AppError(known(body.data.error.code), { data: body.data.error.data as SafeErrorData });
  return new AppError(response.status >= 500 ? 'PORTAL_UNAVAILABLE' : 'UNEXPECTED', {
    data: { status: response.status },
  });
}

/**
 * A fetcher for one kind of route. Rejects with AppError: the code of the answer, or PORTAL_UNAVAILABLE when the network,
 * the portal or its answer fails; an abort by the caller's signal rejects with the signal's reason.
 */
export function createJsonFetch(options: JsonFetchOptions): JsonFetch {
  const { fetch } = options;
  return async ({ method, path, body, signal, timeoutMs = 20_000 }) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(`${options.baseUrl}${path}`, {
        method,
        credentials: options.credentials,
        referrerPolicy: 'no-referrer',
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...options.headers?.(),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      if (!response.ok) throw await refusal(response);
      return (await response.json()) as unknown;
    } catch (error) {
      if (error instanceof AppError) throw error;
      signal?.throwIfAborted();
      throw new AppError('PORTAL_UNAVAILABLE', { cause: error });
    }
  };
}
