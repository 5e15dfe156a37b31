import { expect } from 'vitest';
import { BASE8, type Point, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { TALLY_SHARE_SIGNALS } from '@/lib/shared/protocol/signals';
import { shareOf, sumCiphertexts } from '@/lib/shared/protocol/tally';
import { seeded } from '../../fixtures/household';
import { encrypted, partOf, tallyKeyOf } from '../../fixtures/tally';
import { productCircuit } from './circuits';

export const tallyCircuit = productCircuit('tallyShare');

/** What a key holder proves with: unlike tallyShareInput, any numbers, since refusals are tested with them. */
export type ShareInput = { readonly part: bigint; readonly c1: readonly [bigint, bigint]; readonly context: bigint };

/** A tranche of ten claims under the key of `pw`, and the agency's share of it. */
export const TRANCHE = sumCiphertexts(
  encrypted(
    tallyKeyOf('pw'),
    Array.from({ length: 10 }, (_, i) => BigInt(i) * 1000n + 1n),
    'circuit',
  ),
);

export const shareInput = (changes: Partial<ShareInput> = {}): ShareInput => ({
  part: partOf('pw'),
  c1: TRANCHE.c1,
  context: seeded('tally.context'),
  ...changes,
});

export const wires = ({ part, c1, context }: ShareInput) => ({
  part: String(part),
  c1: c1.map(String),
  context: String(context),
});

export function shareSignalsOf(input: ShareInput): Record<(typeof TALLY_SHARE_SIGNALS)[number], bigint> {
  const values = tallyCircuit.calculator.publicSignals(wires(input), TALLY_SHARE_SIGNALS.length);
  return Object.fromEntries(TALLY_SHARE_SIGNALS.map((name, i) => [name, values[i]])) as ReturnType<
    typeof shareSignalsOf
  >;
}

/** The circuit accepts, and key and share are what TypeScript computes. */
export function sharesAs(changes: Partial<ShareInput>, share?: Point): void {
  const input = shareInput(changes);
  const [keyX, keyY] = scalarMul(BASE8, input.part);
  const [shareX, shareY] = share ?? shareOf(input.part, input.c1 as unknown as readonly [FieldElement, FieldElement]);
  const [c1x, c1y] = input.c1;
  expect(shareSignalsOf(input)).toEqual({ keyX, keyY, shareX, shareY, c1x, c1y, context: input.context });
}

export function refusesShare(changes: Partial<ShareInput>): void {
  expect(() => shareSignalsOf(shareInput(changes)), String(Object.entries(changes))).toThrow('circuit refused');
}
