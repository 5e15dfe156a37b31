import { addMonths, type Period, periodEndSec } from '../domain/period';
import { BASIS, type SupplementPolicy } from './policy';

/** A month can be claimed from its first day until two years after its end, UTC. */
const CLAIM_MONTHS_AFTER = 24;

type Eight = readonly [number, number, number, number, number, number, number, number];
type TableDisregard = { readonly flatCents: number; readonly bps: number; readonly capCents: number };
type Four = readonly [TableDisregard, TableDisregard, TableDisregard, TableDisregard];

/** When a month can be claimed, in Unix seconds: from its first moment until two years after its last. */
export const claimWindow = (month: Period): { readonly opensAtSec: number; readonly closesAtSec: number } => ({
  opensAtSec: periodEndSec(addMonths(month, -1)),
  closesAtSec: periodEndSec(addMonths(month, CLAIM_MONTHS_AFTER)),
});

/** The table as the contract takes it: `PolicyTable` in contracts/libraries/PolicyTable.sol. */
export function policyTable(policy: SupplementPolicy) {
  const norms = policy.norms.map(Number);
  const disregards = policy.disregards.map(({ flatCents, bps, capCents }) => ({
    flatCents: Number(flatCents),
    bps,
    capCents: Number(capCents),
  }));
  const { opensAtSec, closesAtSec } = claimWindow(policy.period);
  return {
    scheme: policy.scheme,
    basis: BASIS[policy.basis],
    nullifierClass: policy.nullifierClass,
    period: policy.period,
    // Lengths: hashPolicy refuses any other (INPUT_MALFORMED), and the encoder too.
    norms: norms as unknown as Eight,
    disregards: disregards as unknown as Four,
    tallyKey: [policy.tallyKey[0], policy.tallyKey[1]] as const,
    claimOpensAt: BigInt(opensAtSec),
    claimClosesAt: BigInt(closesAtSec),
  };
}
