import { addMonths, periodEndSec } from '@/lib/shared/domain/period';
import { codeSlots } from '@/lib/shared/protocol/advance-policy';
import { BASIS, type SupplementPolicy } from '@/lib/shared/protocol/policy';
import type { StartingAdvancePolicy } from './config';

/** A month can be claimed from its first day until two years after its end, UTC. */
const CLAIM_MONTHS_AFTER = 24;

type Eight = readonly [number, number, number, number, number, number, number, number];
type TableDisregard = { readonly flatCents: number; readonly bps: number; readonly capCents: number };
type Four = readonly [TableDisregard, TableDisregard, TableDisregard, TableDisregard];

/** The table as the contract takes it: `PolicyTable` in contracts/libraries/PolicyTable.sol. */
export function policyTable(policy: SupplementPolicy) {
  const norms = policy.norms.map(Number);
  const disregards = policy.disregards.map(({ flatCents, bps, capCents }) => ({
    flatCents: Number(flatCents),
    bps,
    capCents: Number(capCents),
  }));
  return {
    scheme: policy.scheme,
    basis: BASIS[policy.basis],
    nullifierClass: policy.nullifierClass,
    period: policy.period,
    // Lengths: hashPolicy refuses any other (INPUT_MALFORMED), and the encoder too.
    norms: norms as unknown as Eight,
    disregards: disregards as unknown as Four,
    tallyKey: [policy.tallyKey[0], policy.tallyKey[1]] as const,
    claimOpensAt: BigInt(periodEndSec(addMonths(policy.period, -1))),
    claimClosesAt: BigInt(periodEndSec(addMonths(policy.period, CLAIM_MONTHS_AFTER))),
  };
}

/** The table as the contract takes it: `AdvancePolicyTable` in contracts/libraries/AdvancePolicyTable.sol. */
export function advancePolicyTable(policy: StartingAdvancePolicy) {
  return {
    scheme: policy.scheme,
    nullifierClass: policy.nullifierClass,
    specialism: policy.specialism,
    amountCents: Number(policy.amountCents),
    // Length: codeSlots gives eight.
    codes: codeSlots(policy) as unknown as Eight,
    panelKey: [policy.panelKey[0], policy.panelKey[1]] as const,
    startsAt: policy.startsAtSec,
  };
}
