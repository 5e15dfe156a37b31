import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { KeyFigures } from '@/components/caseworker/figure-cards';
import { NoPersonsNote, SuppressionNotes } from '@/components/caseworker/figures-notes';
import { PayoutsTable } from '@/components/caseworker/payouts-table';
import { WHY_ID } from '@/components/caseworker/suppressed';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { PayoutMonth } from '@/lib/shared/schemas/caseworker-api';

// Outside of Next there is no router: an address as it is.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: { prefetch?: boolean }) => <a {...props} />,
}));

const MESSAGES = { nl, en };
const page = (locale: 'nl' | 'en', children: ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      {children}
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');

const none = { value: null, why: 'none' } as const;
const hidden = { value: null, why: 'below-threshold' } as const;
const MONTHS: readonly PayoutMonth[] = [
  {
    month: 202608,
    isComplete: true,
    cells: [{ region: 1, claims: { value: 0, why: null }, paid: none, average: none, wait: none, tranches: [] }],
  },
  {
    month: 202609,
    isComplete: true,
    cells: [{ region: 1, claims: hidden, paid: hidden, average: hidden, wait: hidden, tranches: [] }],
  },
  {
    month: 202610,
    isComplete: true,
    cells: [
      {
        region: 1,
        claims: { value: 20, why: null },
        paid: { value: '1000000', why: null },
        average: { value: '50000', why: null },
        wait: { value: 6, why: null },
        tranches: ['7'],
      },
    ],
  },
];

describe('figures of rounded numbers', () => {
  it.each([
    ['nl', ['ongeveer € 500', 'tussen € 414 en € 670', '>Controleer onze getallen</a>']],
    ['en', ['about €500', 'between €414 and €670', '>Check our numbers</a>']],
  ] as const)('STAFF-55 the average is said to be about, with between what the true one lies (%s)', (locale, said) => {
    const html = page(locale, <KeyFigures months={MONTHS} />);
    expect([...said, 'href="/controleer"'].filter((part) => !html.includes(part))).toEqual([]);
  });

  it.each([
    ['nl', ['ongeveer 20<', 'ongeveer € 10.000<', 'ongeveer € 500<', 'tot 34 % naast', 'geen groep gesloten']],
    ['en', ['about 20<', 'about €10,000<', 'about €500<', 'up to 34%', 'no group closed']],
  ] as const)(
    'STAFF-56 averages and sums of the table are about, and a month without a group has no 0 (%s)',
    (locale, said) => {
      const html = page(locale, <PayoutsTable months={MONTHS} />);
      expect(said.filter((part) => !html.includes(part))).toEqual([]);
      expect(html).not.toContain('>0<');
    },
  );

  it('STAFF-57 each suppressed cell leads to why, inside what is folded away', () => {
    const table = page('nl', <PayoutsTable months={MONTHS} />);
    expect(table.split(`href="#${WHY_ID}"`).length - 1).toBe(4);
    const [, folded] = page('nl', <SuppressionNotes />).split('</summary>');
    expect(folded).toContain(`id="${WHY_ID}"`);
    expect(folded).toContain('Ook 0 niet');
  });

  it('STAFF-58 it is this page that has no persons, not the desk', () => {
    const [caseworker, uwv] = ['caseworker', 'uwv'] as const;
    expect(page('nl', <NoPersonsNote role={caseworker} />)).toContain('Op deze pagina ziet niemand personen');
    expect(page('en', <NoPersonsNote role={uwv} />)).toContain('Nobody sees persons on this page');
  });
});
