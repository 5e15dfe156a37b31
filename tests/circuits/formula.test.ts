import { describe, expect, it } from 'vitest';
import { type EurCents, eurCents } from '@/lib/shared/domain/cents';
import { computeSupplement, type Disregard } from '@/lib/shared/domain/formula';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import { PW_POLICY, TW_POLICY } from '../fixtures/household';
import { seededRandom, signalNames, testCircuit, wtnsCheck } from './support/circuits';
import { holds, readR1cs, refusesChange, satisfied } from './support/r1cs';

const circuit = testCircuit('formula');

type Case = {
  readonly norm: bigint;
  readonly earnings: bigint;
  readonly benefit: bigint;
  readonly disregard: Disregard;
};

const input = ({ norm, earnings, benefit, disregard }: Case): Record<string, string> => ({
  earnings: String(earnings),
  norm: String(norm),
  knownBenefit: String(benefit),
  flat: String(disregard.flatCents),
  bps: String(disregard.bps),
  cap: String(disregard.capCents),
});

/** What the circuit proves; null where it admits no witness. */
function proved(values: Case): bigint | null {
  try {
    return circuit.calculator.publicSignals(input(values), 1)[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * The law's text once more, in another way: count what is left to a person of each cent earned, in doubles (exact below
 * 2^53), by repeated subtraction of what is free instead of by minima.
 */
function recomputed({ norm, earnings, benefit, disregard }: Case): number {
  const [total, flat, cap] = [Number(earnings), Number(disregard.flatCents), Number(disregard.capCents)];
  const aboveFlat = total > flat ? total - flat : 0;
  const tenThousandths = aboveFlat * disregard.bps;
  const share = (tenThousandths - (tenThousandths % 10000)) / 10000;
  let kept = total - aboveFlat + share;
  if (kept > cap) kept = cap;
  const missing = Number(norm) - Number(benefit) - total + kept;
  return missing > 0 ? missing : 0;
}

const inTypeScript = ({ norm, earnings, benefit, disregard }: Case): bigint =>
  computeSupplement({
    normCents: norm as EurCents,
    earningsCents: earnings,
    knownBenefitCents: benefit as EurCents,
    disregard,
  }).supplementCents;

function randomCases(count: number): Case[] {
  const random = seededRandom(20261001);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, i) => {
    const policy = i % 2 === 0 ? PW_POLICY : TW_POLICY;
    const classes = policy.norms.filter((norm) => norm > 0n);
    const norm = classes[Math.floor(i / 8) % classes.length] as EurCents;
    const disregard = policy.disregards[Math.floor(i / 2) % 4] as Disregard;
    // Half of them close to where the right ends, so that both sides of zero come up.
    const earnings = random() < 0.5 ? upTo(2 * Number(norm)) : Math.floor(Number(norm) * (0.95 + 0.25 * random()));
    const benefit = random() < 0.5 ? 0 : upTo(Number(norm) / 2);
    return { norm, earnings: BigInt(earnings), benefit: BigInt(benefit), disregard };
  });
}

const none: Disregard = { flatCents: eurCents(0n), bps: 0, capCents: eurCents(0n) };
const y = PW_POLICY.disregards[3] as Disregard;
const story: Case = { norm: 141946n, earnings: 118000n, benefit: 0n, disregard: y };
const MAX = 4294967295n;

describe('formula', () => {
  it('F-01 TypeScript, circuit and an independent recomputation agree on 1,000 random cases of all classes', () => {
    let withRight = 0;
    for (const values of randomCases(1000)) {
      const expected = inTypeScript(values);
      expect(Number(expected)).toBe(recomputed(values));
      expect(proved(values)).toBe(expected > 0n ? expected : null);
      if (expected > 0n) withRight++;
    }
    expect(withRight).toBeGreaterThan(300);
    expect(withRight).toBeLessThan(900);
  }, 60_000);

  it('F-02 the worked examples: €1,180.00 gives €416.46, €1,599.64 gives €0.01, €1,600.00 nothing', () => {
    expect(proved(story)).toBe(41646n);
    expect(proved({ ...story, earnings: 159964n })).toBe(1n);
    expect(proved({ ...story, earnings: 160000n })).toBeNull();
    expect(inTypeScript({ ...story, earnings: 160000n })).toBe(0n);
  });

  it('F-03 a supplement of exactly zero is no right', () => {
    expect(proved({ norm: 1000n, earnings: 1000n, benefit: 0n, disregard: none })).toBeNull();
    expect(proved({ norm: 1000n, earnings: 999n, benefit: 0n, disregard: none })).toBe(1n);
    expect(proved({ norm: 0n, earnings: 0n, benefit: 0n, disregard: none })).toBeNull();
  });

  it('F-04 the largest values are computed, one more of each is refused', () => {
    expect(proved({ norm: MAX, earnings: 0n, benefit: 0n, disregard: none })).toBe(MAX);
    const full: Disregard = { flatCents: MAX as EurCents, bps: 10000, capCents: MAX as EurCents };
    const largest: Case = { norm: MAX, earnings: 2n * MAX, benefit: 0n, disregard: full };
    expect(proved(largest)).toBeNull();
    expect(proved({ ...largest, earnings: 2n * MAX - 1n })).toBe(1n);
    expect(proved({ ...story, norm: MAX + 1n })).toBeNull();
    expect(proved({ ...story, benefit: MAX + 1n })).toBeNull();
    expect(proved({ ...story, earnings: 1n << 33n })).toBeNull();
    expect(proved({ ...story, disregard: { ...y, capCents: (MAX + 1n) as EurCents } })).toBeNull();
    expect(proved({ ...story, disregard: { ...y, flatCents: (MAX + 1n) as EurCents } })).toBeNull();
    expect(proved({ ...story, disregard: { ...y, bps: 10001 } })).toBeNull();
    expect(proved({ ...story, disregard: { ...y, bps: 16384 } })).toBeNull();
  });

  it('S-02 a negative operand is refused, whichever it is', () => {
    const negative = FIELD_ORDER - 1n;
    expect(proved({ ...story, earnings: negative })).toBeNull();
    expect(proved({ ...story, benefit: negative })).toBeNull();
    expect(proved({ ...story, norm: negative })).toBeNull();
    expect(proved({ ...story, disregard: { ...y, flatCents: negative as EurCents } })).toBeNull();
    expect(proved({ ...story, disregard: { ...y, capCents: negative as EurCents } })).toBeNull();
  });
});

describe('formula, tampered witness', () => {
  const r1cs = readR1cs(circuit.r1cs);
  const names = signalNames(circuit.sym);

  it('S-01 no signal can be changed without breaking a constraint', async () => {
    const witness = circuit.calculator.witness(input(story));
    expect(satisfied(r1cs, witness)).toBe(true);
    expect(await wtnsCheck(circuit, witness)).toBe(true);
    for (let wire = 1; wire < r1cs.wireCount; wire++) {
      const changed = ((witness[wire] as bigint) + 1n) % FIELD_ORDER;
      expect(refusesChange(r1cs, witness, wire, changed), names.get(wire)?.join(' ')).toBe(true);
    }
  });

  it('S-01 a quotient one too small, all else made to fit, is refused by the range of the remainder alone', async () => {
    const honest: Case = { ...story, earnings: 110003n };
    const product = honest.earnings * BigInt(y.bps);
    const [share, remainder] = [product / 10000n, product % 10000n];
    expect(share).toBeLessThan(y.capCents);
    expect(remainder).toBeLessThan(16384n - 10000n);
    const supplement = inTypeScript(honest);
    const witness = circuit.calculator.witness(input(honest));
    const compared = (value: bigint): bigint => value + (1n << 34n) - y.capCents;
    const forged = rewrite(
      witness,
      new Map([
        [share, share - 1n],
        [remainder, remainder + 10000n],
        [9999n - remainder, 9999n - remainder - 10000n + (1n << 14n)],
        [compared(share), compared(share - 1n)],
        [supplement, supplement - 1n],
      ]),
    );
    expect(r1cs.constraints.filter((constraint) => !holds(constraint, forged))).toHaveLength(1);
    expect(await wtnsCheck(circuit, witness)).toBe(true);
    expect(await wtnsCheck(circuit, forged)).toBe(false);
  });

  it('S-02 a quotient that wraps around the field is refused by its own range and by the comparison with the cap', () => {
    // Above the cap, so that the amount does not depend on the quotient.
    const honest: Case = { ...story, earnings: 130003n };
    const product = honest.earnings * BigInt(y.bps);
    const [share, remainder] = [product / 10000n, product % 10000n];
    expect(share).toBeGreaterThan(y.capCents);
    const witness = circuit.calculator.witness(input(honest));
    const wrapped = (((product - remainder - 1n) % FIELD_ORDER) * inverseOf(10000n)) % FIELD_ORDER;
    expect((wrapped * 10000n + remainder + 1n) % FIELD_ORDER).toBe(product);
    const forged = rewrite(
      witness,
      new Map([
        [share, wrapped],
        [remainder, remainder + 1n],
        [9999n - remainder, 9999n - remainder - 1n],
      ]),
    );
    expect(r1cs.constraints.filter((constraint) => !holds(constraint, forged))).toHaveLength(2);
  });

  /** Replaces numbers wherever they stand: as a signal, and as the bits of one. */
  function rewrite(witness: readonly bigint[], changes: ReadonlyMap<bigint, bigint>): bigint[] {
    const forged = witness.slice();
    const groups = new Map<string, { bit: bigint; wire: number }[]>();
    for (const [wire, [name = '']] of names) {
      const bits = /^(.*)\.out\[(\d+)\]$/.exec(name);
      if (bits?.[1]) groups.set(bits[1], [...(groups.get(bits[1]) ?? []), { bit: BigInt(bits[2] ?? 0), wire }]);
      const next = changes.get(witness[wire] as bigint);
      if (!bits && next !== undefined) forged[wire] = next;
    }
    const inverse = [...names].find(([, shared]) => shared.some((name) => name.endsWith('.inv')))?.[0] as number;
    forged[inverse] = inverseOf(changes.get(supplementIn(witness)) ?? supplementIn(witness));
    for (const group of groups.values()) {
      // Simplification drops one bit of most numbers, so compare those that are there.
      const holdsNumber = (value: bigint) => group.every(({ bit, wire }) => witness[wire] === ((value >> bit) & 1n));
      const found = [...changes].find(([from]) => holdsNumber(from));
      for (const { bit, wire } of group) if (found) forged[wire] = (found[1] >> bit) & 1n;
    }
    return forged;
  }

  const supplementIn = (witness: readonly bigint[]): bigint => witness[1] as bigint;

  function inverseOf(value: bigint): bigint {
    let [result, base] = [1n, value];
    for (let exponent = FIELD_ORDER - 2n; exponent > 0n; exponent >>= 1n) {
      if (exponent & 1n) result = (result * base) % FIELD_ORDER;
      base = (base * base) % FIELD_ORDER;
    }
    return result;
  }
});
