import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { HouseholdLetter } from '@/components/card/household-letter';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { CardCredentialView } from '@/lib/shared/card/views';
import { period } from '@/lib/shared/domain/period';

// Outside of Next there is no router: an address as it is.
vi.mock('@/lib/i18n/navigation', () => ({ Link: (props: object) => <a {...props} /> }));

const credential = (over: object = {}): CardCredentialView =>
  ({
    ...{ id: '1', kind: 'household', status: 'valid', code: null, issuerName: 'Gemeente Voorbeeldstad (demo)' },
    ...{ receivedAtMs: Date.UTC(2026, 10, 20), household: null, shared: [] },
    ...over,
  }) as unknown as CardCredentialView;
const household = {
  ...{ issuerName: 'Gemeente Voorbeeldstad (demo)', scheme: 'pw', from: period(202607) },
  sources: ['Buurtwinkel De Hoek'],
};
const MESSAGES = { nl, en };
const page = (locale: 'nl' | 'en', view: CardCredentialView): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      <HouseholdLetter credential={view} />
    </NextIntlClientProvider>,
  );

describe('the letter about a household', () => {
  it.each([
    ['nl', ['Participatiewet', 'juli 2026', 'naar de kaart van die persoon', 'uw toestemming intrekken', 'geen naam']],
    ['en', ['Participation Act', 'July 2026', 'go to that person’s card', 'withdraw your consent', 'gives no name']],
  ] as const)('RG-47 says who counts what from when, where it goes, and what to do (%s)', (locale, said) => {
    const html = page(locale, credential({ household }));
    const all = ['Gemeente Voorbeeldstad (demo)', 'Buurtwinkel De Hoek', 'href="/mijn/instellingen"', ...said];
    expect(all.filter((part) => !html.includes(part))).toEqual([]);
    expect(html).not.toContain('mijn.data');
  });

  it('RG-48 one that was refused says why, and nothing of what it held', () => {
    const html = page('nl', credential({ status: 'refused', code: 'CREDENTIAL_OTHER_HOLDER', issuerName: '' }));
    expect(html).toContain(nl.errors.CREDENTIAL_OTHER_HOLDER.title);
    expect(html).not.toContain('telt uw inkomen mee bij');
  });
});
