import { readFileSync } from 'node:fs';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';

/** A linear combination: wire numbers and their coefficients. */
type Combination = { readonly wires: readonly number[]; readonly coefficients: readonly bigint[] };
type Constraint = { readonly a: Combination; readonly b: Combination; readonly c: Combination };

export type R1cs = {
  readonly wireCount: number;
  readonly constraints: readonly Constraint[];
  /** For each wire, the constraints that it stands in. */
  readonly constraintsOfWire: readonly (readonly number[])[];
};

/** iden3's binary format, version 1: https://github.com/iden3/r1csfile/blob/master/doc/r1cs_bin_format.md */
export function readR1cs(file: string): R1cs {
  const bytes = readFileSync(file);
  let at = 12;
  const sections = new Map<number, number>();
  for (let left = bytes.readUInt32LE(8); left > 0; left--) {
    sections.set(bytes.readUInt32LE(at), at + 12);
    at += 12 + Number(bytes.readBigUInt64LE(at + 4));
  }
  const header = sections.get(1) ?? 0;
  const width = bytes.readUInt32LE(header);
  const wireCount = bytes.readUInt32LE(header + 4 + width);
  const constraintCount = bytes.readUInt32LE(header + 4 + width + 4 * 4 + 8);
  at = sections.get(2) ?? 0;
  const combination = (): Combination => {
    const count = bytes.readUInt32LE(at);
    at += 4;
    const wires: number[] = [];
    const coefficients: bigint[] = [];
    for (let i = 0; i < count; i++) {
      wires.push(bytes.readUInt32LE(at));
      coefficients.push(
        BigInt(
          `0x${Buffer.from(bytes.subarray(at + 4, at + 4 + width))
            .reverse()
            .toString('hex')}`,
        ),
      );
      at += 4 + width;
    }
    return { wires, coefficients };
  };
  const constraints: Constraint[] = [];
  const constraintsOfWire: number[][] = Array.from({ length: wireCount }, () => []);
  for (let i = 0; i < constraintCount; i++) {
    const constraint = { a: combination(), b: combination(), c: combination() };
    constraints.push(constraint);
    for (const wire of new Set([...constraint.a.wires, ...constraint.b.wires, ...constraint.c.wires])) {
      constraintsOfWire[wire]?.push(i);
    }
  }
  return { wireCount, constraints, constraintsOfWire };
}

const evaluate = ({ wires, coefficients }: Combination, witness: readonly bigint[]): bigint => {
  let sum = 0n;
  for (let i = 0; i < wires.length; i++) {
    sum += (coefficients[i] as bigint) * (witness[wires[i] as number] as bigint);
  }
  return sum % FIELD_ORDER;
};

export const holds = ({ a, b, c }: Constraint, witness: readonly bigint[]): boolean =>
  (evaluate(a, witness) * evaluate(b, witness) - evaluate(c, witness)) % FIELD_ORDER === 0n;

export const satisfied = (r1cs: R1cs, witness: readonly bigint[]): boolean =>
  r1cs.constraints.every((constraint) => holds(constraint, witness));

/** Whether some constraint refuses the witness with one wire changed. */
export function refusesChange(r1cs: R1cs, witness: bigint[], wire: number, value: bigint): boolean {
  const before = witness[wire] as bigint;
  witness[wire] = value;
  const refused = (r1cs.constraintsOfWire[wire] ?? []).some((i) => !holds(r1cs.constraints[i] as Constraint, witness));
  witness[wire] = before;
  return refused;
}
