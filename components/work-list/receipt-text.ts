import { type WireReceipt, zReceipt } from '@/lib/shared/schemas/review-api';

/** A receipt is below a kilobyte; anything longer is not one, and is not parsed. */
export const MAX_RECEIPT_CHARS = 4_000;

export type ReadReceipt = { readonly receipt: WireReceipt } | { readonly fault: 'missing' | 'malformed' | 'tooLarge' };

/** Reads what somebody pasted or chose: a receipt as the card writes it, or why it is none. */
export function readReceipt(text: string): ReadReceipt {
  if (text.trim() === '') return { fault: 'missing' };
  if (text.length > MAX_RECEIPT_CHARS) return { fault: 'tooLarge' };
  try {
    const json: unknown = JSON.parse(text);
    // The form that travels is what is sent on: the server reads it by the same schema.
    return zReceipt.safeParse(json).success ? { receipt: json as WireReceipt } : { fault: 'malformed' };
  } catch {
    return { fault: 'malformed' };
  }
}
