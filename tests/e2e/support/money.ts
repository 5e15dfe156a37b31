import type { Browser, Page } from '@playwright/test';
import type { Hex } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import type { Locale } from '@/lib/i18n/routing';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { CitizenPages } from './citizen';
import { newDriver, type Person, seededPerson } from './people';
import { injectWallet } from './wallet';

/** People whose card is open on My money. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;

/** A driver with an open card on My money, and the wallet's key for a second browser. */
export async function openedMoney(page: Page, locale: Locale = 'nl') {
  const person = await newDriver();
  const key = generatePrivateKey();
  const wallet = await injectWallet(page, PAYOUT_CHAIN, key);
  const pages = new CitizenPages(page, locale);
  await pages.signInWithInjectedWallet(person);
  await pages.openCard();
  await pages.go('money');
  return { pages, person, key, wallet };
}

/** The same person with the same wallet, in a browser that holds nothing of theirs. */
export async function openedElsewhere(browser: Browser, person: Person, key: Hex): Promise<CitizenPages> {
  const context = await browser.newContext();
  const pages = new CitizenPages(await context.newPage(), 'nl');
  await injectWallet(pages.page, PAYOUT_CHAIN, key);
  await pages.signInWithInjectedWallet(person);
  await pages.unlock();
  await pages.go('money');
  return pages;
}

/** A seeded person with the built-in wallet, which stays connected when a tab is closed. */
export async function openedDemoMoney(page: Page, id: 'ibrahim' | 'elif' | 'gijs'): Promise<CitizenPages> {
  const pages = new CitizenPages(page, 'nl');
  await pages.signInWithDemoWallet(await seededPerson(id));
  await pages.openCard();
  await pages.go('money');
  return pages;
}
