import { NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { AdvanceDesk } from '@/components/policies/advance-desk';
import { AdvanceProposalDetails } from '@/components/policies/advance-proposal-details';
import { AdvanceProposalForm } from '@/components/policies/advance-proposal-form';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import type { AdvancePolicyDesk } from '@/lib/shared/schemas/advance-policies-api';
import { advanceDeskOf, advanceFactsOf, advanceOf, advanceProposalOf } from './advance-desk';

// Outside of Next there is no router: an address as it is.
vi.mock('@/lib/i18n/navigation', () => ({
  Link: ({ prefetch: _, ...props }: { prefetch?: boolean }) => <a {...props} />,
  useRouter: () => ({ refresh: () => undefined }),
}));

const MESSAGES = { nl, en };
const html = (locale: 'nl' | 'en', children: ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="Europe/Amsterdam">
      {children}
    </NextIntlClientProvider>,
  ).replaceAll('\u00a0', ' ');

const page = (locale: 'nl' | 'en', desk: AdvancePolicyDesk): string => html(locale, <AdvanceDesk desk={desk} />);

/** What is read between two headings. */
const part = (read: string, id: string): string => read.split(`aria-labelledby="${id}"`)[1]?.split('<h2')[1] ?? '';

describe.each([
  ['nl', '€ 25.679,00', ['1 januari 2026', 'mesothelioom', 'asbestose', 'longarts', 'Niet gecontroleerd']],
  ['en', '€25,679.00', ['1 January 2026', 'mesothelioma', 'asbestosis', 'lung doctor', 'Not checked']],
] as const)('SVB’s page about the policy of the lump sum (%s)', (locale, amount, words) => {
  const t = MESSAGES[locale].advancePolicies;

  it('POL-93 every field of the table in force is told in words, with unit, source and mark', () => {
    const read = page(locale, advanceDeskOf(advanceOf(2026), advanceOf(2025)));
    const current = part(read, 'current-advance');
    const { amountCents, policyHash, txHash, panelKey } = advanceOf(2026);
    expect(amountCents).toBe(2_567_900n);
    for (const text of [amount, t.table.amountUnit, t.table.onceValue, txHash, `${policyHash}`, ...words]) {
      expect(current).toContain(text.replace('{class}', '2'));
    }
    for (const coordinate of panelKey) expect(current).toContain(`0x${coordinate.toString(16)}`);
    expect(current).toContain(t.table.sources.U.replace('{year}', '2026'));
  });

  it('POL-94 the history has a line for each event, newest first, with block, transaction, hash and table', () => {
    const read = page(locale, advanceDeskOf(advanceOf(2026), advanceOf(2024, { blockNumber: 39 })));
    const history = part(read, 'advance-history');
    const years = [...history.matchAll(/0x0{60}(20\d\d)/g)].map(([, year]) => year);
    expect(years).toEqual(['2026', '2024']);
    for (const text of ['24.010', '24,010', '>39<', '>40<']) {
      const isOther = text.includes(locale === 'nl' ? ',0' : '.0');
      expect([text, history.includes(text)]).toEqual([text, !isOther]);
    }
    expect(history).toContain(t.history.start);
  });

  it('POL-95 a policy to come is told apart from the one in force, and none is said too', () => {
    expect(page(locale, advanceDeskOf(advanceOf(2026)))).toContain(t.coming.none);
    const read = page(locale, advanceDeskOf(advanceOf(2027), advanceOf(2026)));
    expect(read).not.toContain(t.coming.none);
    expect(part(read, 'coming-advance')).toContain(locale === 'nl' ? '€ 27.000,00' : '€27,000.00');
    expect(part(read, 'current-advance')).toContain(amount);
    expect(part(read, 'advance-history')).toContain(t.history.notSure);
  });

  it('POL-96 before anything is recorded the page says what that means', () => {
    const read = page(locale, { ...advanceDeskOf(), indexedUntilSec: 0 });
    for (const text of [t.current.none, t.current.noneBody, t.history.emptyTitle]) expect(read).toContain(text);
  });

  it('POL-103 the form begins with the next January and the amount that stands, and says what stays', () => {
    const read = html(locale, <AdvanceProposalForm facts={advanceFactsOf()} />);
    expect(read).toContain('value="25679,00"');
    expect(read).toMatch(/<option value="202701" selected="">/);
    expect([read.includes('value="202611"'), read.includes('value="202711"')]).toEqual([false, true]);
    for (const text of [t.propose.title, t.propose.rest, t.propose.fromHint]) expect(read).toContain(text);
  });

  it('POL-104 a proposal shows old beside new, and what to do after a failure is of the lump sum', () => {
    const details = (changes: Parameters<typeof advanceProposalOf>[0]) =>
      html(
        locale,
        <AdvanceProposalDetails
          proposal={advanceProposalOf(changes)}
          publications={[advanceOf(2027), advanceOf(2026)]}
        />,
      );
    const read = details({});
    for (const text of [amount, locale === 'nl' ? '€ 26.100,00' : '€26,100.00', t.whoDecides]) {
      expect(read).toContain(text);
    }
    expect(read).toContain(locale === 'nl' ? 'januari 2027 en daarna' : 'January 2027 and after');
    expect(details({ status: 'failed', errorCode: 'POLICY_KEY_MISSING' })).toContain(t.afterFailure);
  });
});
