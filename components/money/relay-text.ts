export type RelayCheck =
  | { readonly ok: true; readonly origin: string }
  | { readonly ok: false; readonly code: 'RELAY_MISSING' | 'RELAY_MALFORMED' };

/** Reads the address of another relay: an origin by http or https, with nothing after it. */
export function checkRelay(text: string): RelayCheck {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, code: 'RELAY_MISSING' };
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  const isOrigin =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    url.href === `${url.origin}/`;
  return isOrigin ? { ok: true, origin: url.origin } : { ok: false, code: 'RELAY_MALFORMED' };
}
