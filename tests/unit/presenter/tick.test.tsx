import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Tick, TickDetail } from '@/components/presenter/tick';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { RowCheck } from '@/lib/shared/presenter/row-checks';

const MESSAGES = { nl, en };
const html = (locale: 'nl' | 'en', over: Partial<RowCheck>): string => {
  const check: RowCheck = {
    ...{ row: 'claimed', sought: ['name', 'account', 'holder'], text: 'x', holds: true, known: [] },
    ...{ blocks: 1, tookMs: 1 },
    ...over,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      <Tick check={check} />
      <TickDetail check={check} />
    </NextIntlClientProvider>,
  );
};

test.each(['nl', 'en'] as const)('PRS-33 below the table stands exactly what was searched for (%s)', (locale) => {
  const { sought } = MESSAGES[locale].presenter.hidden;
  for (const kind of ['name', 'account', 'holder'] as const) expect(html(locale, {})).toContain(sought[kind]);
  const without = html(locale, { sought: ['name', 'account'] });
  expect([without.includes(sought.account), without.includes(sought.holder)]).toEqual([true, false]);
});

test.each(['nl', 'en'] as const)('PRS-33 a payment to the account is told with the tick (%s)', (locale) => {
  const { find } = MESSAGES[locale].presenter;
  const text = html(locale, { known: ['payment'] });
  expect([text.includes('✓'), text.includes(find.design.payment)]).toEqual([true, true]);
});

test('PRS-33 what was found where nobody should find it has no tick', () => {
  const text = html('en', { holds: false });
  expect([text.includes('✓'), text.includes('✗'), text.includes('text-bad')]).toEqual([false, true, true]);
});
