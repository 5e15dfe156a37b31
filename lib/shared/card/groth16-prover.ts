import type { Curve } from 'snarkjs';
import { binarySections, section } from './binary-sections';
import { multiExponentiate } from './multi-exponentiation';
import { gather, type ProvingKey, SCALAR_BYTES } from './proving-key';

/** A proof's points, affine, as integers. */
export type ProofPoints = {
  readonly a: readonly bigint[];
  readonly b: readonly (readonly bigint[])[];
  readonly c: readonly bigint[];
};

/** A·w, B·w and their products, over the domain, by the library's kernel in one thread. */
async function constraintValues({ tm }: Curve, key: ProvingKey, witness: Uint8Array): Promise<Uint8Array[]> {
  const length = key.domainSize * SCALAR_BYTES;
  const outputs = [0, 1, 2] as const;
  return tm.queueAction([
    { cmd: 'ALLOCSET', var: 0, buff: key.coefficients.slice() },
    { cmd: 'ALLOCSET', var: 1, buff: witness },
    ...outputs.map((i) => ({ cmd: 'ALLOC', var: 2 + i, len: length }) as const),
    {
      cmd: 'CALL',
      fnName: 'qap_buildABC',
      params: [
        ...[{ var: 0 }, { val: key.coefficientCount }, { var: 1 }, { var: 2 }, { var: 3 }, { var: 4 }],
        ...[{ val: 0 }, { val: key.domainSize }, { val: 0 }, { val: key.wires }],
      ],
    },
    ...outputs.map((i) => ({ cmd: 'GET', out: i, var: 2 + i, len: length }) as const),
  ]);
}

/** From values on the domain to values on its odd coset. */
async function onCoset({ Fr }: Curve, values: Uint8Array, shift: Uint8Array): Promise<Uint8Array> {
  return Fr.fft(await Fr.batchApplyKey(await Fr.ifft(values), Fr.e(1), shift));
}

/** A·B − C on the coset, out of Montgomery form: the scalars of H. */
async function quotientScalars({ tm }: Curve, key: ProvingKey, abc: readonly Uint8Array[]): Promise<Uint8Array> {
  const length = key.domainSize * SCALAR_BYTES;
  const [result] = await tm.queueAction([
    ...abc.map((buff, i) => ({ cmd: 'ALLOCSET', var: i, buff }) as const),
    { cmd: 'ALLOC', var: 3, len: length },
    {
      cmd: 'CALL',
      fnName: 'qap_joinABC',
      params: [{ var: 0 }, { var: 1 }, { var: 2 }, { val: key.domainSize }, { var: 3 }],
    },
    { cmd: 'CALL', fnName: 'frm_batchFromMontgomery', params: [{ var: 3 }, { val: key.domainSize }, { var: 3 }] },
    { cmd: 'GET', out: 0, var: 3, len: length },
  ]);
  if (result === undefined) throw new Error('A thread gave no result');
  return result;
}

/**
 * Groth16 (Groth 2016, section 3.2) with the field, curve and threads of snarkjs's ffjavascript. snarkjs's own prover
 * runs one step after the other, the first of them outside its threads; here the threads are never idle, and the sums
 * use a kernel of our own (bucket-sum-kernel.ts).
 * @param wtns a witness file that snarkjs calculated
 * @returns points and public signals; whether they verify is the caller's to test
 */
export async function proveWith(
  curve: Curve,
  key: ProvingKey,
  wtns: Uint8Array,
): Promise<{ readonly points: ProofPoints; readonly publicSignals: readonly bigint[] }> {
  const { Fr, G1, G2 } = curve;
  const witness = section(binarySections(wtns, 'wtns'), 2).slice();
  if (witness.byteLength !== key.wires * SCALAR_BYTES) throw new Error('A witness of another circuit');

  const power = Math.log2(key.domainSize);
  const shift = power === Fr.s ? Fr.shift : Fr.w[power + 1];
  if (shift === undefined) throw new Error('A domain beyond the field');
  const inB = gather(witness, key.b.wires, SCALAR_BYTES);
  const secret = witness.slice((key.publicSignals + 1) * SCALAR_BYTES);

  // One thread computes the values while the other begins with the sums that need the witness alone; the longest first,
  // so that both threads end at about the same time.
  const quotientSum = async (): Promise<Uint8Array> => {
    const values = await constraintValues(curve, key, witness);
    const abc = await Promise.all(values.map((value) => onCoset(curve, value, shift)));
    return multiExponentiate(curve, 'G1', key.h, await quotientScalars(curve, key, abc));
  };
  const [sumH, sumB2, sumC, sumA, sumB1] = await Promise.all([
    quotientSum(),
    multiExponentiate(curve, 'G2', key.b.b2, inB),
    multiExponentiate(curve, 'G1', key.c, secret),
    multiExponentiate(curve, 'G1', key.a, witness),
    multiExponentiate(curve, 'G1', key.b.b1, inB),
  ]);

  // Fresh blinding for every proof.
  const [r, s] = [Fr.random(), Fr.random()];
  const a = G1.add(G1.add(sumA, key.alpha1), G1.timesFr(key.delta1, r));
  const b2 = G2.add(G2.add(sumB2, key.beta2), G2.timesFr(key.delta2, s));
  const b1 = G1.add(G1.add(sumB1, key.beta1), G1.timesFr(key.delta1, s));
  const blinding = G1.add(G1.timesFr(a, s), G1.timesFr(b1, r));
  const c = G1.add(G1.add(G1.add(sumC, sumH), blinding), G1.timesFr(key.delta1, Fr.neg(Fr.mul(r, s))));

  const scalarAt = (i: number): bigint =>
    witness
      .subarray(i * SCALAR_BYTES, (i + 1) * SCALAR_BYTES)
      .reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return {
    points: { a: G1.toObject(G1.toAffine(a)), b: G2.toObject(G2.toAffine(b2)), c: G1.toObject(G1.toAffine(c)) },
    publicSignals: Array.from({ length: key.publicSignals }, (_, i) => scalarAt(i + 1)),
  };
}
