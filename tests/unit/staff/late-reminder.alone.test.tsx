import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { LateReminder } from '@/components/issuer/late-reminder';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import { lateFromSec } from '@/lib/shared/domain/late-statements';
import { period } from '@/lib/shared/domain/period';

// Outside of Next there is no router: an address as it is.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: { prefetch?: boolean }) => <a {...props} />,
}));

const OCTOBER = period(202610);
const html = (locale: 'nl' | 'en', missing: number): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ nl, en }[locale]} timeZone="Europe/Amsterdam">
      <LateReminder reminder={{ period: OCTOBER, missing, dueMs: lateFromSec(OCTOBER) * 1000 }} />
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');

it.each([
  ['nl', 1, ['oktober 2026', 'Voor 1 medewerker is', '11 november 2026', 'Elke werkgever die te laat is, leest dit']],
  ['en', 2, ['October 2026', 'for 2 employees', '11 November 2026', 'Every employer that is late reads this']],
] as const)(
  'STAFF-70 a late month is said to be everybody’s reminder, by when it was due and how many (%s)',
  (locale, missing, said) => {
    const text = html(locale, missing);
    expect(said.filter((part) => !text.includes(part))).toEqual([]);
    expect(text).toContain(`href="/werkgever?maand=${OCTOBER}"`);
  },
);
