import type { CardSnapshot } from '@/lib/shared/card/views';
import { calendarDayOf } from '@/lib/shared/domain/calendar-day';
import { DIAGNOSES } from '@/lib/shared/domain/diagnoses';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { LUMP_SUM_PERIOD } from '@/lib/shared/protocol/advance-witness';
import { hashNullifier } from '@/lib/shared/protocol/hashes';
import { countAdvances, receiptOf } from './chain-check';
import { type Citizen, newPatient, type RunningCard } from './citizen';
import type { Story } from './driver';
import type { HealthDesks } from './health-desk';
import { type JourneyStep, Stopwatch, waitUntil } from './stopwatch';

export type PatientResult = {
  readonly arrived: boolean;
  readonly paidOnce: boolean;
  /** A browser with the same secret and nothing else shows the application as paid. */
  readonly restored: boolean;
  readonly amountCents: string | null;
  readonly expectedCents: string | null;
  readonly statementToMessageMs: number | null;
  readonly applicationToArrivalMs: number | null;
  readonly gas: { readonly claim: number | null; readonly process: number | null };
  readonly steps: readonly JourneyStep[];
  readonly error: string | null;
};

type PatientStory = Story & { readonly health: HealthDesks };

const asbestosOf = ({ agent }: RunningCard): CardSnapshot['asbestos'] => agent.snapshot().asbestos;

/** Statement, message, panel, confirmation. @returns how long the message took, in milliseconds */
async function untilConfirmed({ health, patienceMs }: PatientStory, patient: Citizen, watch: Stopwatch) {
  const statedMs = performance.now();
  await watch.time('the lung doctor states the diagnosis', () =>
    health.state(patient.personId, DIAGNOSES.mesothelioma.code, calendarDayOf(new Date())),
  );
  await watch.time('the card says by itself that the scheme may apply', () =>
    waitUntil(
      'the message',
      () => patient.agent.snapshot().messages.find(({ kind }) => kind === 'scheme-may-apply'),
      patienceMs,
    ),
  );
  const statementToMessageMs = Math.round(performance.now() - statedMs);
  await watch.time('the patient lets the panel look', () => patient.agent.askPanel(true));
  const [request] = asbestosOf(patient).requests;
  if (!request) throw new Error('The card has no request to the panel.');
  await watch.time('the panel confirms', () => health.decide(request.id, { decision: 'confirm' }));
  await watch.time('the confirmation is in the card', () =>
    waitUntil(
      'the confirmation',
      () => (asbestosOf(patient).record?.state.phase === 'confirm-needed' ? true : undefined),
      patienceMs,
    ),
  );
  return statementToMessageMs;
}

/** One click, and the money. */
async function apply({ chains, patienceMs }: PatientStory, patient: Citizen, watch: Stopwatch) {
  const clickedMs = performance.now();
  const shownCents = asbestosOf(patient).record?.amountCents ?? '';
  await watch.time('one click applies', () => patient.agent.confirmAdvance(shownCents));
  const record = await watch.time(
    'the card proves, applies, and the advance arrives',
    () =>
      waitUntil(
        'the advance',
        () => {
          const { record: found } = asbestosOf(patient);
          if (found?.state.phase === 'failed') throw new Error(`The application failed with ${found.state.code}.`);
          return found?.state.phase === 'arrived' ? { ...found, state: found.state } : undefined;
        },
        patienceMs,
      ),
    ({ timings, timeline, state }) => ({
      ...timings,
      timeline: timeline.map(({ phase, atMs }) => ({ phase, ms: atMs - (timeline[0]?.atMs ?? atMs) })),
      claimTx: state.txHash,
      payoutTx: state.payoutTxHash,
    }),
  );
  const applicationToArrivalMs = Math.round(performance.now() - clickedMs);
  const { txHash, payoutTxHash } = record.state;
  const claim = txHash === null ? null : (await receiptOf(chains.health, txHash)).gas;
  const { gas: process } = await receiptOf(chains.payout, payoutTxHash);
  return { applicationToArrivalMs, amountCents: record.amountCents, gas: { claim, process } };
}

/** The same secret in a browser that knows nothing else. */
async function findsAgain({ patienceMs }: PatientStory, patient: Citizen): Promise<boolean> {
  const other = patient.inAnotherBrowser();
  try {
    const isPaid = () => (asbestosOf(other).record?.state.phase === 'arrived' ? true : undefined);
    return await waitUntil('the other browser', isPaid, patienceMs);
  } finally {
    other.stop();
  }
}

/** One patient's way, with a fresh wallet and a new fictitious person. Never rejects: faults are in the result. */
export async function walkPatient(story: PatientStory): Promise<PatientResult> {
  const watch = new Stopwatch();
  let result: PatientResult = {
    arrived: false,
    paidOnce: false,
    restored: false,
    amountCents: null,
    expectedCents: null,
    statementToMessageMs: null,
    applicationToArrivalMs: null,
    gas: { claim: null, process: null },
    steps: watch.steps,
    error: null,
  };
  let patient: Citizen | undefined;
  try {
    patient = await newPatient(story.portal, story.health.doctorId, watch);
    const statementToMessageMs = await untilConfirmed(story, patient, watch);
    // Shown before the click: what is in force today.
    const shown = asbestosOf(patient).policy?.amountCents;
    result = { ...result, statementToMessageMs, expectedCents: shown === undefined ? null : String(shown) };
    const paid = await apply(story, patient, watch);
    result = { ...result, ...paid, arrived: paid.amountCents === result.expectedCents };
    if (!result.arrived)
      throw new Error(`€ cents ${paid.amountCents} arrived where ${result.expectedCents} were shown.`);
    const { secret } = patient.identity;
    const nullifier = hashNullifier(secret, NULLIFIER_CLASSES.asbestosAdvance, LUMP_SUM_PERIOD);
    const { claims, notes } = await watch.time('ask the chains', () =>
      countAdvances(story.chains, story.portal.config.contracts, nullifier),
    );
    result = { ...result, paidOnce: claims === 1 && notes === 1 };
    const found = patient;
    const restored = await watch.time('another browser of the same wallet finds it', () => findsAgain(story, found));
    result = { ...result, restored };
  } catch (error) {
    result = { ...result, error: error instanceof Error ? error.message : String(error) };
  } finally {
    patient?.stop();
  }
  return result;
}

export const isAdvancePaid = ({ arrived, paidOnce, restored, error }: PatientResult): boolean =>
  arrived && paidOnce && restored && error === null;
