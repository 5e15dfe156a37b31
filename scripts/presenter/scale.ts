import { openApi } from '@/lib/shared/card/portal-api';
import { openFetch } from '../journey/session';
import { readPrepared } from '../scale/archive';
import { enrol } from '../scale/enrol';
import { grownSince, growthOf } from '../scale/growth';
import { runLoad, unusedClaims } from '../scale/load';
import { bucketMs, REGISTER_SIZES, registerRates, scanPerSec } from '../scale/others';
import { issueStatements } from '../scale/statements';
import type { World } from './attacks/world';

const PATIENCE_MS = 180_000;

const perSec = (count: number, ms: number): number => (count * 1000) / ms;
const seconds = (ms: number): string => (ms / 1000).toFixed(1);

/**
 * run.ts scale N: a register with the run's people is built and published, N of them get their statement, and all N claim at
 * once, with prepared proofs; a sample every half second. Then what else a month asks, then the result in one sample.
 */
export async function scale(world: World, citizens: number): Promise<void> {
  const { report, url, config, nodes, signal } = world;
  const ports = { portalUrl: url, config, nodes, signal, patienceMs: PATIENCE_MS };
  const prepared = readPrepared();
  const wanted = await unusedClaims(prepared, citizens, ports);
  report.line('info', 'scaleEnrols', { people: String(prepared.claims.length) });
  const enrolled = await enrol(prepared, ports);
  if (enrolled) {
    const { people, rootMs, openings, openingsMs } = enrolled;
    const told = {
      people: String(people),
      tookMs: String(Math.round(rootMs)),
      perSecond: perSec(openings, openingsMs).toFixed(1),
    };
    report.line('ok', 'scaleEnrolled', told);
  } else report.line('info', 'scaleEnrolledBefore');
  const issued = await issueStatements(wanted, ports);
  if (issued) {
    const { statements, ms } = issued;
    const told = {
      statements: String(statements),
      tookMs: String(Math.round(ms)),
      perSecond: perSec(statements, ms).toFixed(1),
    };
    report.line('ok', 'scaleIssued', told);
  } else report.line('info', 'scaleIssuedBefore');
  const before = await growthOf(url);
  report.line('info', 'scaleBegins', { citizens: String(citizens) });
  let startedMs = performance.now();
  const result = await runLoad(wanted, {
    ...ports,
    onBegin: () => {
      startedMs = performance.now();
    },
    onSample: ({ atMs, ...values }) => report.sample({ elapsedMs: atMs, ...values }),
  });
  const isPaid = result.refused.length === 0 && result.paid === citizens;
  report.check(isPaid, 'scalePaid', {
    paid: String(result.paid),
    citizens: String(citizens),
    seconds: seconds(result.atMs),
    perSecond: result.claimsPerSec.toFixed(1),
  });
  if (!isPaid) return;
  const grown = await grownSince(before, { citizens, startedMs }, ports);
  report.line('info', 'scaleOthers', REGISTER_SIZES);
  const open = openApi(openFetch(url));
  const scanned = await scanPerSec(config, open);
  const bucket = await bucketMs(open);
  const registers = await registerRates();
  const { claimsPerSec, bestPerSec, messagesPerSec, gasClaim, gasDelivery, claimBytes, deliveryBytes } = result;
  report.sample({
    ...{ claimsPerSec, messagesPerSec, gasClaim, gasDelivery, claimBytes, deliveryBytes },
    // A run of less than five seconds has no best five.
    ...(bestPerSec > 0 ? { bestPerSec } : {}),
    ...(issued ? { statementsPerSec: perSec(issued.statements, issued.ms) } : {}),
    ...(enrolled && enrolled.openings > 0 ? { openingsPerSec: perSec(enrolled.openings, enrolled.openingsMs) } : {}),
    ...{ scanPerSec: scanned, ...(bucket === null ? {} : { bucketMs: bucket }) },
    ...registers,
    ...grown,
  });
}
