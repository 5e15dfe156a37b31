/**
 * How fast the chains make blocks, by the name of a profile: as PROFILE_PACE of lib/shared/schemas/presenter-api.ts, which
 * plain Node cannot read. Test: STG-10.
 */
export const PACE = {
  instant: { network: 'closed', blockTimeSec: 0, confirmations: 0 },
  second: { network: 'closed', blockTimeSec: 1, confirmations: 0 },
  rollup: { network: 'open', blockTimeSec: 2, confirmations: 1 },
  ethereum: { network: 'open', blockTimeSec: 12, confirmations: 1 },
};
