import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { EndDone } from '@/components/register/end-done';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { EntryState, RegisterEntry } from '@/lib/shared/schemas/register-api';

// Outside of Next there is no router: an address as it is.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: { prefetch?: boolean }) => <a {...props} />,
}));

const MESSAGES = { nl, en };
const page = (locale: 'nl' | 'en', state: EntryState, isWhole = false): string => {
  const entry = {
    entry: { id: 'e', displayName: 'Amina Voorbeeld', validFrom: 202601, validUntil: 202611, state },
    publication: { atOnce: true, nextAtMs: null, lastAtMs: null },
  } as unknown as RegisterEntry;
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      <EndDone entry={entry} isWhole={isWhole} />
    </NextIntlClientProvider>,
  );
};

describe('after an entry was ended', () => {
  it.each([
    ['nl', ['Einde wacht op publicatie', 'tot en met november 2026', 'Het einde gaat mee', 'terugnemen']],
    ['en', ['End waits for publication', 'until the end of November 2026', 'The end goes with', 'take it back']],
  ] as const)('RG-124 says what ends when, and how it gets to the blockchain (%s)', (locale, said) => {
    const html = page(locale, 'waiting');
    expect(said.filter((part) => !html.includes(part))).toEqual([]);
    // Not what happens after an addition.
    expect(html).not.toContain(MESSAGES[locale].register.done.next.waiting);
  });

  it('RG-125 with nothing left, or nobody’s code on the blockchain, it says so', () => {
    expect(page('nl', 'waiting', true)).toContain('helemaal uit het register');
    expect(page('nl', 'ended', true)).toContain('Dit geldt meteen');
    expect(page('nl', 'no-card')).toContain('heeft een kaart gekoppeld');
    expect(page('nl', 'no-card')).not.toContain('terugnemen');
  });
});
