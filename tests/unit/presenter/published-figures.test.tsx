import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PublishedFigures } from '@/components/presenter/published-figures';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { PayoutCell } from '@/lib/shared/schemas/caseworker-api';
import { type AgencyFigures, zAgencyFigures } from '@/lib/shared/schemas/presenter-steps';

const MESSAGES = { nl, en };
const none = { value: null, why: 'none' } as const;
const month = (of: number, claims: PayoutCell['claims'], paid: PayoutCell['paid']) => ({
  ...{ month: of, isComplete: true },
  cells: [9001, null].map((region) => ({
    ...{ region, average: none, wait: none, tranches: [] },
    // All together are another number, which is not the agency's own.
    ...(region === null ? { claims: { value: 770, why: null }, paid: none } : { claims, paid }),
  })),
});
const figures = (view: object | null): AgencyFigures =>
  zAgencyFigures.parse({
    ...{ scheme: 'pw', region: 9001 },
    view: {
      ...{ computedAtMs: 1, pool: null, rounding: { counts: 10, amountCents: 10_000, average: 'about' } },
      figures: view && {
        ...{ scheme: 'pw', regions: [], indexedUntilSec: 1, benefits: [], upcoming: [], modes: [], waiting: [] },
        ...view,
      },
    },
  });
const html = (locale: 'nl' | 'en', props: AgencyFigures): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      <PublishedFigures {...props} />
    </NextIntlClientProvider>,
  );

const published = figures({
  payouts: [
    month(202606, { value: 990, why: null }, { value: '99990000', why: null }),
    month(202607, { value: 30, why: null }, { value: '1230000', why: null }),
    month(202608, { value: null, why: 'below-threshold' }, { value: null, why: 'below-threshold' }),
    month(202609, { value: 20, why: null }, { value: null, why: 'not-opened' }),
  ],
});

test('PRS-40 the newest months as they are published: rounded, and why there is no number', () => {
  const text = html('nl', published);
  const { noNumber } = nl.caseworker;
  for (const part of ['Voorbeeldstad', '30 aanvragen', '12.300', noNumber['below-threshold'], noNumber['not-opened']])
    expect(text).toContain(part);
  for (const part of ['990', '770', ',00']) expect(text).not.toContain(part);
});

test.each(['nl', 'en'] as const)('PRS-40 never a name beside a claim, and where names do stand (%s)', (locale) => {
  const { sides } = MESSAGES[locale].presenter;
  const text = html(locale, published);
  expect(text).toContain(sides.noPerson);
  expect(text).toContain(sides.names.pw);
  expect(sides.noPerson).toMatch(/^(Nooit een naam naast een aanvraag|Never a name beside a claim)/u);
});

test('PRS-40 before the first figures nothing is made up', () => {
  expect(html('en', figures(null))).toContain(en.presenter.sides.publishedEmpty);
});
