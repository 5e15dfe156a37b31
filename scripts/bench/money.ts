import { expect, type Page } from '@playwright/test';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { secretFromSignature, unlockTypedData } from '@/lib/shared/card/identity';
import { openApi } from '@/lib/shared/card/portal-api';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashPayTo } from '@/lib/shared/protocol/hashes';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { openFetch } from '@/scripts/journey/session';
import { CitizenPages } from '@/tests/e2e/support/citizen';
import { newDriver } from '@/tests/e2e/support/people';
import { texts } from '@/tests/e2e/support/texts';
import { injectWallet } from '@/tests/e2e/support/wallet';
import { poolDouble } from '@/tests/unit/money/support/pool';
import { newPage, openBrowser } from './chromium';
import { observeLongTasks } from './long-tasks';
import { benchUrl, writeValues } from './output';

/** Paying out in Chromium, measured: two payments of one card, and a look through a pool of ten thousand notes. */

const PAYOUT_CHAIN = DEVELOPMENT_CHAIN_IDS[2] ?? 0;
const FOREIGN_NOTES = 10_000;
const CAP_CENTS = 131_080n;
const WAGE_CENTS = 25_000n;
const EVENTS = '/api/pool/events';

type Timed = { __proofs: number[] };

/** How long the worker takes for each spend that the page asks it to prove. */
async function observeProofs(page: Page): Promise<{ lastMs(): Promise<number> }> {
  await page.addInitScript(() => {
    const proofs: number[] = [];
    const asked = new Map<number, number>();
    Object.assign(window, { __proofs: proofs });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener('message', ({ data }) => {
          const startMs = asked.get(data?.id);
          if (data?.kind === 'done' && startMs !== undefined) proofs.push(performance.now() - startMs);
        });
      }
      override postMessage(message: unknown, ...rest: []): void {
        const { id, job } = message as { id?: number; job?: { op?: string } };
        if (id !== undefined && job?.op === 'proveSpend') asked.set(id, performance.now());
        super.postMessage(message, ...rest);
      }
    };
  });
  return {
    async lastMs() {
      const ms = await page.evaluate(() => (window as unknown as Timed).__proofs.at(-1));
      if (ms === undefined) throw new Error('No spend was proved.');
      return ms;
    },
  };
}

type Payment = { readonly proofMs: number; readonly startToSendMs: number };

/** One payment at once: its proof, and all from the click that starts it to the request that carries the proof. */
async function pay(pages: CitizenPages, amount: string, proofs: { lastMs(): Promise<number> }): Promise<Payment> {
  await pages.fillInPayout(amount, 'at-once');
  const sent = pages.page.waitForRequest((request) => request.url().includes('/api/relay/spends'));
  const startMs = performance.now();
  await pages.button(texts.en.money.check.start).click();
  await sent;
  const startToSendMs = performance.now() - startMs;
  await pages.expectAllPaid();
  return { proofMs: await proofs.lastMs(), startToSendMs };
}

async function measureProofs(page: Page, url: string): Promise<readonly [Payment, Payment]> {
  const proofs = await observeProofs(page);
  await injectWallet(page, PAYOUT_CHAIN);
  const pages = new CitizenPages(page, 'en');
  await pages.signInWithInjectedWallet(await newDriver(url));
  await pages.openCard();
  await pages.go('money');
  await pages.receiveWage(WAGE_CENTS);
  const first = await pay(pages, '50.00', proofs);
  await pages.go('money');
  await expect(pages.page.getByRole('link', { name: texts.en.money.pay.action, exact: true })).toBeVisible();
  return [first, await pay(pages, '20.00', proofs)];
}

/** Ten thousand claims of others, and one wage of the wallet's own among them. */
async function fullPool(config: PublicConfig, key: `0x${string}`) {
  const pool = poolDouble(config);
  const signature = await privateKeyToAccount(key).signTypedData(unlockTypedData(config.deploymentSalt));
  const secret = await secretFromSignature(signature, config.deploymentSalt);
  pool.state.inserts = false;
  for (let i = 0; i < FOREIGN_NOTES; i++) {
    pool.foreignNote(BigInt(i) as FieldElement, BigInt(i) as FieldElement, CAP_CENTS);
  }
  pool.deposit(hashPayTo(secret, 0n as FieldElement), WAGE_CENTS);
  pool.insertQueued();
  return pool;
}

async function measureScan(page: Page, url: string, config: PublicConfig): Promise<readonly [number, number]> {
  const key = generatePrivateKey();
  const pool = await fullPool(config, key);
  let firstMs = 0;
  await page.route(`**${EVENTS}*`, async (route) => {
    firstMs ||= performance.now();
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ json: await pool.answer({ method: 'GET', path: pathname + search }) });
  });
  await injectWallet(page, PAYOUT_CHAIN, key);
  const longTasks = await observeLongTasks(page);
  const pages = new CitizenPages(page, 'en');
  await pages.signInWithInjectedWallet(await newDriver(url));
  await pages.openCard();
  await page.goto('/en/mijn/geld');
  await pages.unlock();
  // Signing and opening the card is not the look through the pool.
  firstMs = 0;
  await longTasks.reset();
  await pages.expectFigure('pool', WAGE_CENTS);
  return [performance.now() - firstMs, await longTasks.longestMs()];
}

const url = benchUrl();
const config = await openApi(openFetch(url)).config();
const browser = await openBrowser();
try {
  const [first, second] = await measureProofs(await newPage(browser, url), url);
  const [scanMs, longestMs] = await measureScan(await newPage(browser, url), url, config);
  writeValues({
    'spend.prove.chromium.first': first.proofMs / 1000,
    'spend.prove.chromium.cached': second.proofMs / 1000,
    'payment.start-to-send': Math.max(first.startToSendMs, second.startToSendMs) / 1000,
    'scan.ten-thousand': scanMs / 1000,
    'scan.longest-task': longestMs,
  });
} finally {
  await browser.close();
}
process.exit(0);
