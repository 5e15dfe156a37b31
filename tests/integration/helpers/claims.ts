import { claimJob } from '@/lib/server/relay/claim-lane';
import { enqueueJob } from '@/lib/server/repositories/relay-queue';
import { claimContext } from '@/lib/shared/protocol/context';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { buildTree, pathOf } from '@/lib/shared/protocol/merkle';
import { hashEntitled } from '@/lib/shared/protocol/register-leaf';
import { SUPPLEMENT_SIGNALS } from '@/lib/shared/protocol/signals';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import type { IncomeDeployment, PayoutDeployment } from '@/lib/shared/schemas/deployment';
import { type ClaimRequest, zClaimRequest } from '@/lib/shared/schemas/public-api';
import { holderOf, leafOf, NONE, secretOf, sourceOf, statementOf, witnessOf } from '@/tests/fixtures/household';
import { provedBy } from './proofs';

/** 1 January 2100: proofs stay the same from run to run. */
const DEADLINE_SEC = 4_102_444_800;

/** The household of a person of the tests: single, disregard class y, one ride platform. */
export const testLeaf = (name: string) => leafOf({ holder: holderOf(name), sources: [sourceOf('rides', name), NONE] });

/** Into the relay's queue, around the checks of the route. @returns the job's id */
export const enqueueClaim = (request: ClaimRequest): Promise<string> => enqueueJob(claimJob(request));

export type ClaimFacts = {
  readonly name: string;
  readonly netCents: bigint;
  /** Leaves of the published register, as the buckets hold them. */
  readonly leaves: readonly FieldElement[];
  readonly income: IncomeDeployment;
  readonly payout: PayoutDeployment;
  /** Another proof of the same claim. */
  readonly randomness?: bigint;
};

/** A claim with a real proof by the product's keys. @throws when the person is not in the register */
export async function provedClaim(facts: ClaimFacts): Promise<ClaimRequest> {
  const { name, netCents, leaves, income, payout } = facts;
  const leaf = testLeaf(name);
  const tree = buildTree(leaves);
  const index = leaves.indexOf(hashEntitled(leaf));
  if (index < 0) throw new Error(`${name} is not in the register`);
  const base = witnessOf({
    leaf,
    secret: secretOf(name),
    statements: [statementOf('rides', name, netCents), null],
    ...(facts.randomness === undefined ? {} : { randomness: facts.randomness }),
  });
  const { scheme, period } = base.policy;
  const context = claimContext({
    chainId: income.chainId,
    gate: income.contracts.incomeSupplement,
    payoutChainId: payout.chainId,
    pool: payout.contracts.payoutPool,
    scheme,
    period,
    deadlineSec: BigInt(DEADLINE_SEC),
  });
  const { proof, signals } = await provedBy(
    'supplement',
    supplementInput({ ...base, path: pathOf(tree, index), context }),
  );
  const signal = (wanted: (typeof SUPPLEMENT_SIGNALS)[number]) => signals[SUPPLEMENT_SIGNALS.indexOf(wanted)];
  return zClaimRequest.parse({
    scheme,
    period,
    registerRoot: signal('registerRoot'),
    nullifier: signal('nullifier'),
    note: signal('note'),
    c1: [signal('c1x'), signal('c1y')],
    c2: [signal('c2x'), signal('c2y')],
    deadlineSec: DEADLINE_SEC,
    proof,
  });
}
