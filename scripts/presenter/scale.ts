import { toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { readPrepared } from '../scale/archive';
import { runLoad } from '../scale/load';
import { LOAD_OFFICE } from '../scale/office';
import type { World } from './attacks/world';

const PATIENCE_MS = 180_000;

/** run.ts scale N: so many citizens claim at once, with prepared proofs; a sample every half second, then the result. */
export async function scale(world: World, citizens: number): Promise<void> {
  const { report, url, config, nodes, mnemonic, signal } = world;
  const key = mnemonicToAccount(mnemonic, { addressIndex: LOAD_OFFICE }).getHdKey().privateKey;
  if (!key) throw new Error('The mnemonic gives no private key.');
  report.line('info', 'scaleBegins', { citizens: String(citizens) });
  const result = await runLoad(readPrepared(), citizens, {
    ...{ portalUrl: url, config, nodes, signal },
    publisherKey: toHex(key),
    patienceMs: PATIENCE_MS,
    onSample: ({ atMs, ...values }) => report.sample({ elapsedMs: atMs, ...values }),
  });
  const { claimsPerSec, bestPerSec, gasClaim, gasDelivery, claimBytes } = result;
  report.sample({ claimsPerSec, bestPerSec, gasClaim, gasDelivery, claimBytes });
  report.check(result.refused.length === 0 && result.paid === citizens, 'scalePaid', {
    paid: String(result.paid),
    citizens: String(citizens),
    seconds: (result.atMs / 1000).toFixed(1),
    perSecond: result.claimsPerSec.toFixed(1),
  });
}
