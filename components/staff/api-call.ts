import type { z } from 'zod';
import type { SafeErrorData } from '@/lib/shared/errors/app-error';
import { zErrorBody } from '@/lib/shared/schemas/primitives';

/** Either what was asked for, or the stable code of why not. Never thrown. */
export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly data: SafeErrorData };

/** Longer than the slowest import that the server takes; after it the person may try again. */
const TIMEOUT_MS = 60_000;

/** Asks a desk's route, with the session of this browser. Never throws. */
export async function callApi<T>(path: string, schema: z.ZodType<T>, init: RequestInit = {}): Promise<ApiAnswer<T>> {
  try {
    const response = await fetch(path, {
      ...init,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(init.body ? { headers: { 'content-type': 'application/json' } } : {}),
    });
    const body: unknown = await response.json();
    if (response.ok) return { ok: true, value: schema.parse(body) };
    const fault = zErrorBody.safeParse(body);
    return fault.success
      ? { ok: false, code: fault.data.error.code, data: fault.data.error.data }
      : { ok: false, code: 'UNEXPECTED', data: {} };
  } catch {
    // No answer, no JSON, or not the agreed shape: for the person it is the same, and the server has logged its part.
    return { ok: false, code: 'UNEXPECTED', data: {} };
  }
}
