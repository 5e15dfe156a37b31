/** What a transaction costs: gas × gas price × rate. The gas is measured, the prices are whoever asks' own. */

export type MeasuredGas = {
  readonly kind: 'claim' | 'advance' | 'spend' | 'transfer' | 'wage';
  readonly count: number;
  /** The median. */
  readonly gas: number;
};

const GWEI_PER_ETHER = 1e9;

export const etherOf = (gas: number, gwei: number): number => (gas * gwei) / GWEI_PER_ETHER;
export const euroOf = (gas: number, gwei: number, euroPerEther: number): number => etherOf(gas, gwei) * euroPerEther;

/** As people type it, with a comma or a point. @returns null for what is no number of 0 or more */
export function readPrice(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,9})?$/u.test(trimmed) ? Number(trimmed) : null;
}
