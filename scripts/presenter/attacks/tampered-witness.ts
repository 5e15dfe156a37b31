import { wtns } from 'snarkjs';
import { binarySections, section } from '@/lib/shared/card/binary-sections';
import type { ProvingArtifacts } from '@/lib/shared/card/groth16';
import { proveWith } from '@/lib/shared/card/groth16-prover';
import { proverCurve } from '@/lib/shared/card/prover-curve';
import { provingKey } from '@/lib/shared/card/proving-key';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';

const WORD_BYTES = 32;
const WITNESS_SECTION = 2;

/** Little-endian, as a witness file has its values. */
const bytesOf = (value: bigint): Uint8Array =>
  Uint8Array.from({ length: WORD_BYTES }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));

/**
 * @returns where in the circuit the input does not hold, or null when it does. No signal's value leaves this function.
 * @throws whatever else went wrong: an input of another shape is refused by no constraint
 */
export async function circuitRefusal(input: SecretCircuitInput, { wasm }: ProvingArtifacts): Promise<string | null> {
  try {
    await wtns.calculate(input, wasm, { type: 'mem' }, { memorySize: 1 });
    return null;
  } catch (error) {
    // snarkjs names templates and lines, innermost first, and no value.
    const places = [...String(error).matchAll(/template (\w+?)(?:_\d+)? line: (\d+)/g)];
    if (places.length === 0) throw new Error('The witness could not be worked out, and no constraint says why.');
    return places
      .map(([, template, line]) => `${template}:${line}`)
      .reverse()
      .join(' › ');
  }
}

export async function witnessOf(input: SecretCircuitInput, { wasm }: ProvingArtifacts): Promise<Uint8Array> {
  const file: { type: 'mem'; data?: Uint8Array } = { type: 'mem' };
  await wtns.calculate(input, wasm, file, { memorySize: 1 });
  if (file.data === undefined) throw new Error('There is no witness.');
  return file.data;
}

/** A witness file with other values in place of its own, wherever they stand. @returns how many places were changed */
export function tamper(
  witness: Uint8Array,
  changes: ReadonlyMap<bigint, bigint>,
): { file: Uint8Array; places: number } {
  const file = witness.slice();
  const values = section(binarySections(file, 'wtns'), WITNESS_SECTION);
  const byText = new Map([...changes].map(([from, to]) => [bytesOf(from).join(), bytesOf(to)]));
  let places = 0;
  for (let at = 0; at < values.length; at += WORD_BYTES) {
    const other = byText.get(values.subarray(at, at + WORD_BYTES).join());
    if (other === undefined) continue;
    values.set(other, at);
    places += 1;
  }
  return { file, places };
}

/** The prover asks nothing: it turns any witness into the form of a proof. @returns words in the verifier's order */
export async function proveAnyway(witness: Uint8Array, { zkey }: ProvingArtifacts): Promise<string[]> {
  const { points } = await proveWith(await proverCurve(), provingKey(zkey), witness);
  const [[bx0, bx1] = [], [by0, by1] = []] = points.b;
  return [points.a[0], points.a[1], bx1, bx0, by1, by0, points.c[0], points.c[1]].map((word) => String(word ?? 0n));
}
