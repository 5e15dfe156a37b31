/** What a load run says about a month of a million and of eighteen million citizens: measured figures times plain arithmetic. */

/** Of one load run. */
export type ScaleMeasured = {
  readonly citizens: number;
  /** From the first request to the last note. */
  readonly claimsPerSec: number;
  readonly bestPerSec: number;
  /** Median gas of a claim on the income chain, and of its delivery on the payout chain. */
  readonly gasClaim: number;
  readonly gasDelivery: number;
  /** Median bytes that a claim's transaction carries. */
  readonly claimBytes: number;
};

/** What the presenter assumes of a chain. */
export type ScaleAssumed = { readonly blockGas: number; readonly blockSec: number };

/** Eighteen million: about everybody who lives in the Netherlands, each claiming once a month. */
export const MONTHLY_CITIZENS = [1_000_000, 18_000_000] as const;

export type ScaleRow = {
  readonly key: 'hours' | 'chainHours' | 'gigabytes';
  /** One value for each of MONTHLY_CITIZENS. */
  readonly values: readonly number[];
};

const HOUR_SEC = 3600;
const BYTES_PER_GB = 1e9;

/** Claims that one chain has room for in a second: whole claims in a block, nothing else in it. */
export const claimsByGas = (gas: number, { blockGas, blockSec }: ScaleAssumed): number =>
  gas <= 0 || blockSec <= 0 ? 0 : Math.floor(blockGas / gas) / blockSec;

/**
 * hours = citizens ÷ measured claims a second; chainHours = citizens ÷ the smaller of both chains' room; gigabytes = citizens
 * × bytes of a claim. A quotient by nothing is Infinity.
 */
export function extrapolate(measured: ScaleMeasured, assumed: ScaleAssumed): readonly ScaleRow[] {
  const room = Math.min(claimsByGas(measured.gasClaim, assumed), claimsByGas(measured.gasDelivery, assumed));
  const hoursAt = (perSec: number) => MONTHLY_CITIZENS.map((citizens) => citizens / perSec / HOUR_SEC);
  return [
    { key: 'hours', values: hoursAt(measured.claimsPerSec) },
    { key: 'chainHours', values: hoursAt(room) },
    { key: 'gigabytes', values: MONTHLY_CITIZENS.map((citizens) => (citizens * measured.claimBytes) / BYTES_PER_GB) },
  ];
}

/** The result of a run's last sample, or null while it has none. */
export function measuredOf(
  citizens: number,
  samples: readonly { readonly values: Readonly<Record<string, number>> }[],
): ScaleMeasured | null {
  const last = samples.at(-1)?.values;
  if (last?.claimsPerSec === undefined) return null;
  const { claimsPerSec, bestPerSec = 0, gasClaim = 0, gasDelivery = 0, claimBytes = 0 } = last;
  return { citizens, claimsPerSec, bestPerSec, gasClaim, gasDelivery, claimBytes };
}
