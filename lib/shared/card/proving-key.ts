import { binarySections, section } from './binary-sections';

/** Bytes of a scalar, of an affine point of G1, and of one of G2. */
export const SCALAR_BYTES = 32;
const G1_BYTES = 64;
const G2_BYTES = 128;

/** Sections of a Groth16 zkey, as snarkjs 0.7 writes them. */
const SECTION = { header: 2, coefficients: 4, a: 5, b1: 6, b2: 7, c: 8, h: 9 } as const;
/** One coefficient: matrix, constraint, wire (uint32 each), value. */
const COEFFICIENT_BYTES = 12 + SCALAR_BYTES;

/** Points over some wires alone: the wires whose point is not at infinity. */
export type SparsePoints = { readonly wires: Uint32Array; readonly b1: Uint8Array; readonly b2: Uint8Array };

/** A Groth16 proving key over BN254. Points in Montgomery form, affine. */
export type ProvingKey = {
  readonly wires: number;
  readonly publicSignals: number;
  readonly domainSize: number;
  readonly alpha1: Uint8Array;
  readonly beta1: Uint8Array;
  readonly beta2: Uint8Array;
  readonly delta1: Uint8Array;
  readonly delta2: Uint8Array;
  readonly coefficients: Uint8Array;
  readonly coefficientCount: number;
  readonly a: Uint8Array;
  readonly b: SparsePoints;
  readonly c: Uint8Array;
  readonly h: Uint8Array;
};

/** Four in ten wires of `supplement` have no point in B: leaving them out once saves the loop over them every time. */
function finitePoints(b1: Uint8Array, b2: Uint8Array): SparsePoints {
  const words = new Uint32Array(b1.slice().buffer);
  const perPoint = G1_BYTES / 4;
  const wires = Uint32Array.from(
    Array.from({ length: words.length / perPoint }, (_, wire) => wire).filter((wire) => {
      for (let i = wire * perPoint; i < (wire + 1) * perPoint; i++) if (words[i] !== 0) return true;
      return false;
    }),
  );
  return { wires, b1: gather(b1, wires, G1_BYTES), b2: gather(b2, wires, G2_BYTES) };
}

/** Elements of equal size, of the given places alone. */
export function gather(elements: Uint8Array, places: Uint32Array, bytes: number): Uint8Array {
  const out = new Uint8Array(places.length * bytes);
  places.forEach((place, i) => {
    out.set(elements.subarray(place * bytes, (place + 1) * bytes), i * bytes);
  });
  return out;
}

const parsed = new WeakMap<Uint8Array, ProvingKey>();

/** Reads a zkey once for as long as its bytes are kept. @throws Error for anything but a Groth16 key */
export function provingKey(bytes: Uint8Array): ProvingKey {
  const known = parsed.get(bytes);
  if (known !== undefined) return known;
  const sections = binarySections(bytes, 'zkey');
  const header = section(sections, SECTION.header);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  // Two primes with their lengths, then counts, then points.
  const base = view.getUint32(0, true);
  const scalar = view.getUint32(4 + base, true);
  if (base !== SCALAR_BYTES || scalar !== SCALAR_BYTES) throw new Error('Not a key over BN254');
  const counts = 8 + base + scalar;
  let at = counts + 12;
  const next = (length: number) => {
    at += length;
    return header.subarray(at - length, at);
  };
  const [alpha1, beta1, beta2, , delta1, delta2] = [
    next(G1_BYTES),
    next(G1_BYTES),
    next(G2_BYTES),
    next(G2_BYTES),
    next(G1_BYTES),
    next(G2_BYTES),
  ] as const;
  const coefficients = section(sections, SECTION.coefficients).subarray(4);
  const key: ProvingKey = {
    wires: view.getUint32(counts, true),
    publicSignals: view.getUint32(counts + 4, true),
    domainSize: view.getUint32(counts + 8, true),
    ...{ alpha1, beta1, beta2, delta1, delta2, coefficients },
    coefficientCount: coefficients.byteLength / COEFFICIENT_BYTES,
    a: section(sections, SECTION.a),
    b: finitePoints(section(sections, SECTION.b1), section(sections, SECTION.b2)),
    c: section(sections, SECTION.c),
    h: section(sections, SECTION.h),
  };
  parsed.set(bytes, key);
  return key;
}
