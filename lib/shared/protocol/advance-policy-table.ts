import { type AdvancePolicy, codeSlots } from './advance-policy';

/** A policy of the lump sum with its start, in Unix seconds: the start is the contract's own rule and not in the hash. */
export type StartingAdvancePolicy = AdvancePolicy & { readonly startsAtSec: bigint };

type Eight = readonly [number, number, number, number, number, number, number, number];

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
