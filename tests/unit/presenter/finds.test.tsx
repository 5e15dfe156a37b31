import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { NaiveFinds, OurFinds } from '@/components/presenter/finds';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { SearchedChain } from '@/lib/shared/presenter/row-checks';
import { hit, searchedChain } from './searched';

const MESSAGES = { nl, en };

/** Both sides of the answer to a search. */
function page(locale: 'nl' | 'en', chains: readonly SearchedChain[]): string {
  const result = { text: 'x', forms: [], chains: [...chains], tookMs: 5 };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      <OurFinds result={result} />
      <NaiveFinds result={result} />
    </NextIntlClientProvider>,
  );
}
const ours = (payout: Partial<SearchedChain> = {}, rest: Partial<SearchedChain> = {}) => [
  searchedChain('income', rest),
  searchedChain('health', rest),
  searchedChain('payout', { ...rest, ...payout }),
];
const GREEN = 'text-good';

describe.each(['nl', 'en'] as const)('what the room reads of a search (%s)', (locale) => {
  const { find } = MESSAGES[locale].presenter;

  test('PRS-34 nothing in green, when nothing was found and nothing was left out', () => {
    const html = page(locale, ours());
    expect([html.includes(find.nothing), html.includes(GREEN)]).toEqual([true, true]);
  });

  test('PRS-34 a payment to the account is told, and no word of nothing', () => {
    const hits = [hit({ design: 'payment', isPayee: true })];
    const html = page(locale, ours({ hitCount: 1, designCount: 1, hits }));
    expect([html.includes(find.payment), html.includes(find.nothing), html.includes(GREEN)]).toEqual([
      ...[true, false, false],
    ]);
  });

  test('PRS-34 an amount of a public table is found in what everybody may read, and no word of nothing', () => {
    const html = page(locale, ours({ hitCount: 1, designCount: 1, hits: [hit({ design: 'table' })] }));
    expect(html).toContain(find.public.replace('{what}', find.design.table));
    expect([html.includes(find.nothing), html.includes(GREEN)]).toEqual([false, false]);
  });

  test('PRS-35 what was too short is said in place of a green nothing, and found beside it on the plain chain', () => {
    const naive = searchedChain('naive', {
      hitCount: 3,
      hits: [hit({ place: 'transaction', excerpt: 'Bram de Wit' })],
    });
    const html = page(locale, [...ours({}, { skipped: ['Bram'] }), naive]);
    expect(html).toContain(find.tooShort.replace('{what}', 'Bram'));
    expect(html).toContain('Bram de Wit');
    expect([html.includes(find.nothing), html.includes(GREEN)]).toEqual([false, false]);
  });
});
