import { relayOrigin } from '@/lib/shared/card/money/relays';

export type RelayCheck =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly code: 'RELAY_MISSING' | 'RELAY_MALFORMED' };

/** Reads the address of another relay as the card will, so that a mistake shows at the field. */
export function checkRelay(text: string): RelayCheck {
  if (text.trim() === '') return { ok: false, code: 'RELAY_MISSING' };
  try {
    return { ok: true, origin: relayOrigin(text) ?? '' };
  } catch {
    return { ok: false, code: 'RELAY_MALFORMED' };
  }
}
