import { createPublicClient, type Hash, webSocket } from 'viem';
import { formatCents } from '@/lib/i18n/format';
import { openApi } from '@/lib/shared/card/portal-api';
import { DEVELOPMENT_CHAIN_IDS } from '@/lib/shared/protocol/development';
import { openDesk } from '@/scripts/journey/employer';
import { openFetch } from '@/scripts/journey/session';
import { CitizenPages } from '@/tests/e2e/support/citizen';
import { newDriver } from '@/tests/e2e/support/people';
import { texts } from '@/tests/e2e/support/texts';
import { injectWallet } from '@/tests/e2e/support/wallet';
import { newPage, openBrowser } from './chromium';
import { observeLongTasks } from './long-tasks';
import { benchConfig, benchUrl, writeValues } from './output';
import { technical } from './technical';

/** The driver's story in Chromium, measured: two months of one card, the first with an empty cache. */

const MONTHS = [202610, 202608] as const;
const EUROS = '1180,00';
const AMOUNT = formatCents('en', 41_646n);

/** When each block of a chain was first seen, on this machine's clock. */
function watchBlocks(rpcUrl: string) {
  const client = createPublicClient({ transport: webSocket(rpcUrl.replace(/^http/, 'ws')) });
  const seen = new Map<bigint, number>();
  // The node tells by itself: asking every few milliseconds would take time from what is measured.
  const stop = client.watchBlockNumber({
    emitMissed: true,
    onBlockNumber: (number) => seen.set(number, performance.now()),
  });
  return {
    async seenAt(hash: string): Promise<number> {
      const { blockNumber } = await client.getTransactionReceipt({ hash: hash as Hash });
      const at = seen.get(blockNumber);
      if (at === undefined) throw new Error(`Block ${blockNumber} was not seen.`);
      return at;
    },
    stop,
  };
}

const url = benchUrl();
const config = await openApi(openFetch(url)).config();
const employer = await openDesk(url, config);
// The nodes themselves: the door that pages use tells nobody of new blocks.
const { chains } = benchConfig();
const income = watchBlocks(chains.income.rpcUrl);
const payout = watchBlocks(chains.payout.rpcUrl);
const browser = await openBrowser();
try {
  const page = await newPage(browser, url);
  const longTasks = await observeLongTasks(page);
  const person = await newDriver(url);
  await injectWallet(page, DEVELOPMENT_CHAIN_IDS[2] ?? 0);
  const pages = new CitizenPages(page, 'en');
  const t = texts.en.mijn.case.tech;
  await pages.signInWithInjectedWallet(person);
  await pages.openCard();
  await pages.expectEntitled();

  const measured: { proofMs: number; statementToNoteMs: number; blocksMs: number; longestMs: number }[] = [];
  for (const period of MONTHS) {
    await pages.go('cases');
    await longTasks.reset();
    const issuedMs = performance.now();
    await employer.issue(person.id, period, EUROS);
    await pages.openCase(period);
    await pages.expectArrived(AMOUNT);
    const statementToNoteMs = performance.now() - issuedMs;
    const longestMs = await longTasks.longestMs();
    await page.getByText(texts.en.common.technicalDetails).click();
    const ms = async (term: string) => Number((await technical(page, term)).replace(/\D/g, ''));
    const blocksMs =
      (await payout.seenAt(await technical(page, t.payoutTx))) -
      (await income.seenAt(await technical(page, t.claimTx.income)));
    const proofMs = (await ms(t.artifacts)) + (await ms(t.prepare)) + (await ms(t.prove));
    measured.push({ proofMs, statementToNoteMs, blocksMs, longestMs });
  }
  const [first, second] = measured;
  if (!first || !second) throw new Error('Two months were to be measured.');
  writeValues({
    'supplement.prove.chromium.first': first.proofMs / 1000,
    'supplement.prove.chromium.cached': second.proofMs / 1000,
    'main-thread.longest-task': Math.max(first.longestMs, second.longestMs),
    'statement-to-note': second.statementToNoteMs / 1000,
    'claim-block-to-note-block': Math.max(first.blocksMs, second.blocksMs) / 1000,
  });
} finally {
  await browser.close();
  income.stop();
  payout.stop();
}
process.exit(0);
