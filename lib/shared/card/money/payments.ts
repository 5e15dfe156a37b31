import { AppError, toAppError } from '../../errors/app-error';
import type { ErrorCode } from '../../errors/codes';
import type { WireSpend } from '../../schemas/pool-api';
import { oneTimeAddress } from './accounts';
import { chooseNotes } from './choose';
import { forward, rest } from './forwarding';
import {
  accountOf,
  DEADLINE_GRACE_SEC,
  DEADLINE_MARGIN_SEC,
  drawnAgain,
  FOR_EVER,
  go,
  type Move,
  type PaymentContext,
  sendOrFollow,
  stay,
} from './moves';
import type { OwnAccountRecord } from './own-accounts';
import type { PlanStep, StepState } from './plan-state';
import type { OwnPool } from './scan';
import { proveOrder } from './send-spend';

const withdrawn = ({ withdrawTx, withdrawnAtSec }: OwnAccountRecord, atMs: number): Move =>
  go({ phase: 'withdrawn', withdrawTx, withdrawnAtMs: Math.max(atMs, withdrawnAtSec * 1000) });

function wait(step: PlanStep, context: PaymentContext): Move {
  const { plan, ports } = context;
  if (plan.status === 'cancelled') return go({ phase: 'cancelled' });
  if (plan.status === 'paused') return stay(step, FOR_EVER);
  const leftMs = step.withdrawAtMs - ports.clock.nowMs();
  if (leftMs > 0) return stay(step, leftMs);
  const withdrawAtMs = drawnAgain(step.withdrawAtMs, context);
  return withdrawAtMs === null ? go({ phase: 'proving' }) : { ...stay(step, 0), withdrawAtMs };
}

/** The step's account was paid, by whatever proof: it is never paid again. */
async function paid(step: PlanStep, context: PaymentContext): Promise<{ own: OwnPool; move: Move | null }> {
  const own = await context.look();
  const account = accountOf(step, own);
  return { own, move: account === undefined ? null : withdrawn(account, context.ports.clock.nowMs()) };
}

/**
 * Another browser of the same card took the number of a step that has sent nothing, for another amount: its own plan knows
 * nothing of this one. Of the same amount it counts as paid: better a part too few than one too many.
 */
function onOthersAccount(step: PlanStep, own: OwnPool, { plan, identity }: PaymentContext): Move | null {
  const account = accountOf(step, own);
  if (account === undefined || account.receivedCents === BigInt(step.amountCents)) return null;
  const last = Math.max(...plan.steps.map(({ accountIndex }) => accountIndex));
  const accountIndex = Math.max(own.nextAccountIndex, last + 1);
  return { ...stay(step, 0), account: { accountIndex, account: oneTimeAddress(identity.secret, accountIndex) } };
}

async function prove(step: PlanStep, context: PaymentContext): Promise<Move> {
  const { plan, pace, taken } = context;
  const { own, move } = await paid(step, context);
  if (move !== null) return onOthersAccount(step, own, context) ?? move;
  if (plan.status === 'cancelled') return go({ phase: 'cancelled' });
  if (plan.status === 'paused') return stay(step, FOR_EVER);
  const amountCents = BigInt(step.amountCents);
  const choice = chooseNotes(own, amountCents, taken);
  switch (choice.kind) {
    case 'wait':
      return stay(step, pace.notePollMs);
    case 'none':
      throw new AppError('BALANCE_TOO_LOW');
    case 'merge':
      return go({ phase: 'consolidating', request: null, jobId: null });
    case 'one': {
      const request = await proveOrder([choice.note], amountCents, step.account, context);
      return go({ phase: 'withdrawing', request, jobId: null });
    }
  }
}

async function proveConsolidation(step: PlanStep, context: PaymentContext): Promise<Move> {
  const { plan, taken } = context;
  if (plan.status === 'cancelled') return go({ phase: 'cancelled' });
  if (plan.status === 'paused') return stay(step, FOR_EVER);
  const choice = chooseNotes(await context.look(), BigInt(step.amountCents), taken);
  if (choice.kind !== 'merge') return go({ phase: 'proving' });
  const request = await proveOrder(choice.notes, 0n, null, context);
  return go({ phase: 'consolidating', request, jobId: null });
}

/**
 * By another tab or device of the same card. Its change may be the very same note, yet one of the two nullifiers differs:
 * a blank note's is drawn for every proof.
 */
const isSpentElsewhere = ({ nullifiers }: WireSpend, { spends }: OwnPool): boolean =>
  spends.some((pair) => {
    const isTouched = pair.some((nullifier) => nullifiers.includes(String(nullifier)));
    return isTouched && pair.some((nullifier, i) => String(nullifier) !== nullifiers[i]);
  });

const anew: Move = { ...go({ phase: 'proving' }), isAnew: true };
/** Another note is taken. */
const outrun: Move = { ...anew, told: 'NOTE_SPENT' };

/** What a refusal of a spend means. @throws the refusal itself when it is final or passes by itself */
async function afterRefusal(code: ErrorCode, request: WireSpend, context: PaymentContext): Promise<Move> {
  if (code === 'NOTE_ROOT_UNKNOWN') await context.reread();
  if (code === 'NOTE_ROOT_UNKNOWN' || code === 'SPEND_DEADLINE_PASSED') return anew;
  if (code === 'NOTE_SPENT' && isSpentElsewhere(request, await context.look())) return outrun;
  throw new AppError(code);
}

/** A kept spend on its way: consolidating or withdrawing. Whether it is done, the chain alone decides. */
async function bring(step: PlanStep, context: PaymentContext, isDone: (own: OwnPool) => Move | null): Promise<Move> {
  const { state } = step;
  const { ports, pace, relay, look } = context;
  if ((state.phase !== 'withdrawing' && state.phase !== 'consolidating') || state.request === null) {
    throw new AppError('UNEXPECTED');
  }
  const { request } = state;
  const own = await look();
  const done = isDone(own);
  if (done !== null) return done;
  // A relay gives one job per note: the one that it follows may be another tab's.
  if (isSpentElsewhere(request, own)) return outrun;
  const leftSec = request.deadlineSec - ports.clock.nowMs() / 1000;
  // Past its deadline no relay can send it any more, whatever it answers; were it mined after all, its nullifier stays one.
  if (leftSec < (state.jobId === null ? DEADLINE_MARGIN_SEC : -DEADLINE_GRACE_SEC)) return anew;
  try {
    const next = await sendOrFollow(state.jobId, () => relay.sendSpend(request), 'SPEND_REFUSED', context);
    if (next.jobId !== state.jobId)
      return { ...go({ ...state, jobId: next.jobId } as StepState), waitMs: pace.jobPollMs };
    return stay(step, next.mined ? pace.notePollMs : pace.jobPollMs);
  } catch (error) {
    const after = isDone(await look());
    if (after !== null) return after;
    return afterRefusal(toAppError(error).code, request, context);
  }
}

function consolidate(step: PlanStep, context: PaymentContext): Promise<Move> {
  const { state } = step;
  if (state.phase !== 'consolidating') throw new AppError('UNEXPECTED');
  const { request } = state;
  if (request === null) return proveConsolidation(step, context);
  return bring(step, context, ({ notes }) => {
    const merged = notes.find(({ note }) => String(note) === request.change);
    return merged?.place ? go({ phase: 'proving' }) : null;
  });
}

const withdraw = (step: PlanStep, context: PaymentContext): Promise<Move> =>
  bring(step, context, (own) => {
    const account = accountOf(step, own);
    return account === undefined ? null : withdrawn(account, context.ports.clock.nowMs());
  });

/** One move of a payment. Throws AppError: the driver decides between trying again and giving up. */
export function paymentMove(step: PlanStep, context: PaymentContext): Promise<Move> {
  switch (step.state.phase) {
    case 'planned':
      return Promise.resolve(wait(step, context));
    case 'consolidating':
      return consolidate(step, context);
    case 'proving':
      return prove(step, context);
    case 'withdrawing':
      return withdraw(step, context);
    case 'withdrawn':
      return rest(step, context);
    case 'forwarding':
      return forward(step, context);
    case 'arrived':
    case 'cancelled':
    case 'failed':
      return Promise.resolve(stay(step, FOR_EVER));
  }
}
