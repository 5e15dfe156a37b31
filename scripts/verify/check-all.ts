import { AppError } from '@/lib/shared/errors/app-error';
import type { Total } from '@/lib/shared/schemas/totals-api';
import { openedTotals } from '@/lib/shared/tally/opened-totals';
import type { VerifyPort } from '@/lib/shared/tally/port';
import type { StepEvent, StepFacts, VerifyOutcome } from '@/lib/shared/tally/steps';
import { verifyTotal } from '@/lib/shared/tally/verify-total';

/** How the check of one total came out. */
export type Checked = {
  readonly trancheId: bigint;
  /** Where it belongs, as the chain says; null when reading it failed. */
  readonly place: Pick<StepFacts['read'], 'scheme' | 'region'> | null;
  /** `elsewhere`: a claim of it is in a total that was checked before. `invented`: the portal shows it, the chain does not. */
  readonly outcome: VerifyOutcome | { readonly kind: 'elsewhere' | 'invented' };
  readonly ms: number;
};

export const isRight = ({ outcome }: Checked): boolean => outcome.kind === 'verified';

type Options = {
  readonly nowMs: () => number;
  /** What the portal shows; empty when it shows nothing. */
  readonly published: readonly Total[];
  readonly onChecked: (checked: Checked) => void;
};

/**
 * Checks every total that the chain has, in order, and every one that the portal shows. Across them it sees what a single
 * check sees at the pool alone: a claim in two totals.
 * @throws CHAIN_UNAVAILABLE when there is no list of totals to begin with
 */
export async function checkAll(
  port: VerifyPort,
  { nowMs, published, onChecked }: Options,
): Promise<readonly Checked[]> {
  const chainId = await port.income.chainId();
  if (chainId !== port.places.incomeChainId) throw new AppError('CHAIN_UNAVAILABLE', { data: { chainId } });
  const onChain = await openedTotals(port);
  const all: Checked[] = [];
  const seen = new Set<bigint>();
  const keep = (checked: Checked): void => {
    all.push(checked);
    onChecked(checked);
  };
  for (const trancheId of onChain) {
    const startedMs = nowMs();
    let place: Checked['place'] = null;
    const onStep = (event: StepEvent): void => {
      if (event.step === 'read' && event.state === 'passed') place = event.facts;
    };
    const shown = published.find((total) => BigInt(total.trancheId) === trancheId);
    const outcome = await verifyTotal(trancheId, port, { onStep, published: numbersOf(shown) });
    const nullifiers = outcome.kind === 'verified' ? outcome.nullifiers : [];
    const isElsewhere = nullifiers.some((nullifier) => seen.has(nullifier));
    for (const nullifier of nullifiers) seen.add(nullifier);
    keep({
      trancheId,
      place,
      outcome: isElsewhere ? { kind: 'elsewhere' } : outcome,
      ms: Math.round(nowMs() - startedMs),
    });
  }
  for (const { trancheId, state, scheme, region } of published) {
    if (state === 'total' && !onChain.includes(BigInt(trancheId))) {
      keep({ trancheId: BigInt(trancheId), place: { scheme, region }, outcome: { kind: 'invented' }, ms: 0 });
    }
  }
  return all;
}

function numbersOf(total: Total | undefined): { count: number; totalCents: bigint } | undefined {
  if (!total || total.count === null || total.totalCents === null) return undefined;
  return { count: total.count, totalCents: total.totalCents };
}
