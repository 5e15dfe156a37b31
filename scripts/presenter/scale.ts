import { toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { openApi } from '@/lib/shared/card/portal-api';
import { openFetch } from '../journey/session';
import { readPrepared } from '../scale/archive';
import { grownSince, growthOf } from '../scale/growth';
import { runLoad } from '../scale/load';
import { LOAD_OFFICE } from '../scale/office';
import { bucketMs, registerRates, scanPerSec, statementsPerSec } from '../scale/others';
import type { World } from './attacks/world';

const PATIENCE_MS = 180_000;

/**
 * run.ts scale N: so many citizens claim at once, with prepared proofs; a sample every half second, then what else a month asks
 * (statements, registers, a wallet's look), then the result in one sample.
 */
export async function scale(world: World, citizens: number): Promise<void> {
  const { report, url, config, nodes, mnemonic, signal } = world;
  const key = mnemonicToAccount(mnemonic, { addressIndex: LOAD_OFFICE }).getHdKey().privateKey;
  if (!key) throw new Error('The mnemonic gives no private key.');
  const prepared = readPrepared();
  const before = await growthOf(url);
  report.line('info', 'scaleBegins', { citizens: String(citizens) });
  let startedMs = performance.now();
  const result = await runLoad(prepared, citizens, {
    ...{ portalUrl: url, config, nodes, signal },
    publisherKey: toHex(key),
    patienceMs: PATIENCE_MS,
    onBegin: () => {
      startedMs = performance.now();
    },
    onSample: ({ atMs, ...values }) => report.sample({ elapsedMs: atMs, ...values }),
  });
  const isPaid = result.refused.length === 0 && result.paid === citizens;
  report.check(isPaid, 'scalePaid', {
    paid: String(result.paid),
    citizens: String(citizens),
    seconds: (result.atMs / 1000).toFixed(1),
    perSecond: result.claimsPerSec.toFixed(1),
  });
  if (!isPaid) return;
  const grown = await grownSince(before, { citizens, startedMs }, { portalUrl: url, patienceMs: PATIENCE_MS, signal });
  report.line('info', 'scaleOthers', {});
  const open = openApi(openFetch(url));
  const scanned = await scanPerSec(config, open);
  const bucket = await bucketMs(open);
  const statements = await statementsPerSec(citizens);
  const registers = await registerRates();
  const { claimsPerSec, bestPerSec, messagesPerSec, gasClaim, gasDelivery, claimBytes, deliveryBytes } = result;
  report.sample({
    ...{
      claimsPerSec,
      messagesPerSec, // A run of less than five seconds has no best five.
      ...(bestPerSec > 0 ? { bestPerSec } : {}),
      gasClaim,
      gasDelivery,
      claimBytes,
      deliveryBytes,
    },
    ...{ statementsPerSec: statements, scanPerSec: scanned, ...(bucket === null ? {} : { bucketMs: bucket }) },
    ...registers,
    ...grown,
  });
}
