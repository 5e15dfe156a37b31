import { expect, test } from '@playwright/test';
import { privateKeyToAccount } from 'viem/accounts';
import { formatCents } from '@/lib/i18n/format';
import { routing } from '@/lib/i18n/routing';
import { demoWalletKey } from '@/lib/shared/card/demo-wallets';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './support/citizen';
import { desk, newDriver, seededPerson } from './support/people';
import { recordTraffic, type Traffic } from './support/traffic';
import { injectWallet } from './support/wallet';

/** The story of the product: a month below the norm is paid by itself, a month above it stays quiet. */

const BELOW = { period: 202610, euros: '1180,00', cents: '118000', supplementCents: 41_646n };
const ABOVE = { period: 202609, euros: '1600,00', cents: '160000' };
const AMOUNTS = [BELOW.cents, '1180', ABOVE.cents, '1600', String(BELOW.supplementCents)];
const [INCOME_CHAIN = 0, , PAYOUT_CHAIN = 0] = DEVELOPMENT_CHAIN_IDS;

for (const locale of routing.locales) {
  const amount = formatCents(locale, BELOW.supplementCents);

  async function walkMonths(pages: CitizenPages, personId: string, traffic: Traffic): Promise<void> {
    const employer = await desk();
    await pages.go('cases');
    await employer.issue(personId, BELOW.period, BELOW.euros);
    await pages.openCase(BELOW.period);
    await pages.expectArrived(amount);
    await employer.issue(personId, ABOVE.period, ABOVE.euros);
    await pages.expectAboveNorm(ABOVE.period);
    expect(traffic.countOf('/api/relay/claims')).toBe(1);
  }

  test(`E-01 (${locale}) a driver with an installed wallet gets the supplement by itself, and nothing above the norm`, async ({
    page,
  }) => {
    const person = await newDriver();
    const wallet = await injectWallet(page, PAYOUT_CHAIN);
    const traffic = recordTraffic(page);
    const pages = new CitizenPages(page, locale);
    await pages.signInWithInjectedWallet(person);
    await pages.openCard();
    await pages.expectEntitled();
    await walkMonths(pages, person.id, traffic);
    await traffic.expectPrivate({ account: wallet.address, amounts: AMOUNTS });
  });

  test(`E-02 (${locale}) a driver with the demo wallet gets the supplement by itself, and nothing above the norm`, async ({
    page,
  }) => {
    const person = await seededPerson(locale === 'nl' ? 'amina' : 'hanna');
    const account = privateKeyToAccount(demoWalletKey(locale === 'nl' ? 'amina' : 'hanna', INCOME_CHAIN));
    const traffic = recordTraffic(page);
    const pages = new CitizenPages(page, locale);
    await pages.signInWithDemoWallet(person);
    await pages.openCard();
    await pages.expectEntitled();
    await walkMonths(pages, person.id, traffic);
    await traffic.expectPrivate({ account: account.address, amounts: AMOUNTS });
  });
}
