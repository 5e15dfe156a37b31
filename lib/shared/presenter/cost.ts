/** What a transaction costs: gas × gas price × rate. The gas is measured, the prices are whoever asks' own. */

export type MeasuredGas = {
  /** Of the relay; and what follows a claim by itself: its message's delivery, and its note's place in the pool's tree. */
  readonly kind: 'claim' | 'advance' | 'spend' | 'transfer' | 'wage' | 'delivery' | 'insertion';
  readonly count: number;
  /** The median. */
  readonly gas: number;
};

/** A supplement from the claim until its note can be spent. */
const OF_A_SUPPLEMENT: readonly MeasuredGas['kind'][] = ['claim', 'delivery', 'insertion'];

/** Gas of one supplement on both chains together; null while one of its parts was not measured. */
export function supplementGas(measured: readonly MeasuredGas[]): number | null {
  const parts = OF_A_SUPPLEMENT.map((kind) => measured.find((one) => one.kind === kind)?.gas ?? null);
  return parts.reduce<number | null>((sum, gas) => (sum === null || gas === null ? null : sum + gas), 0);
}

const GWEI_PER_ETHER = 1e9;

export const etherOf = (gas: number, gwei: number): number => (gas * gwei) / GWEI_PER_ETHER;
export const euroOf = (gas: number, gwei: number, euroPerEther: number): number => etherOf(gas, gwei) * euroPerEther;

/** As people type it, with a comma or a point. @returns null for what is no number of 0 or more */
export function readPrice(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,9})?$/u.test(trimmed) ? Number(trimmed) : null;
}
