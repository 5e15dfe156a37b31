import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT, testCircuit } from './support/circuits';

/** Read untyped on purpose: the test compares what stands in the file, not what TypeScript makes of it. */
const v = JSON.parse(readFileSync(`${ROOT}tests/fixtures/vectors.json`, 'utf8'));
const circuit = testCircuit('vectors');

const OUTPUTS = 14;

type Policy = typeof v.policy;
type Leaf = typeof v.entitled;

const padded = (siblings: readonly string[]): string[] => Array.from({ length: 26 }, (_, i) => siblings[i] ?? '0');

const input = (leaf: Leaf, policy: Policy) => ({
  secret: v.holder.secret,
  nullifierClass: v.claim.nullifierClass,
  period: v.claim.period,
  amount: v.note.amountCents,
  leafHolder: leaf.holder,
  normClass: leaf.normClass,
  disregardClass: leaf.disregardClass,
  knownBenefit: leaf.knownBenefitCents,
  validFrom: leaf.validFrom,
  validUntil: leaf.validUntil,
  sources: leaf.sources,
  leafSalt: leaf.leafSalt,
  scheme: policy.scheme,
  basis: '0',
  policyNullifierClass: policy.nullifierClass,
  policyPeriod: policy.period,
  norms: policy.norms,
  flat: policy.flatCents,
  bps: policy.bps,
  cap: policy.capCents,
  tallyKey: [policy.tallyX, policy.tallyY],
  treeLeaf: v.tree.leaves[2],
  treeIndex: v.tree.index,
  siblings: v.tree.siblings,
  randomness: v.elgamal.randomness,
  source: v.source.hash,
  statementHolder: v.income.holder,
  gross: v.income.grossCents,
  net: v.income.netCents,
  number: v.income.number,
  issuerKey: [v.eddsa.ax, v.eddsa.ay],
  signatureR8: [v.eddsa.r8x, v.eddsa.r8y],
  signatureS: v.eddsa.s,
  pair: [v.node.left, v.node.right],
  noteCap: v.leaf.capCents,
  noteRoot: v.leaf.hash,
  poolLeaf: v.noteTree.leaves[4],
  poolIndex: v.noteTree.index,
  poolSiblings: padded(v.noteTree.siblings),
});

function outputs(leaf: Leaf, policy: Policy, changes: Record<string, unknown> = {}): string[] {
  return circuit.calculator
    .publicSignals({ ...input(leaf, policy), basis: policy.basis, ...changes }, OUTPUTS)
    .map(String);
}

describe('vectors in circom', () => {
  it('S-24 every hash of the protocol is the same in circom as in TypeScript', () => {
    const [holder, nullifier, note, entitled, policy, root, c1x, c1y, c2x, c2y, earnings, node, spend, poolRoot] =
      outputs(v.entitled, v.policy);
    expect(holder).toBe(v.holder.hash);
    expect(nullifier).toBe(v.claim.hash);
    expect(note).toBe(v.note.hash);
    expect(entitled).toBe(v.entitled.hash);
    expect(policy).toBe(v.policy.hash);
    expect(root).toBe(v.tree.root);
    expect([c1x, c1y, c2x, c2y]).toEqual([v.elgamal.c1x, v.elgamal.c1y, v.elgamal.c2x, v.elgamal.c2y]);
    expect(earnings).toBe(v.income.netCents);
    expect([node, spend, poolRoot]).toEqual([v.node.hash, v.spend.hash, v.noteTree.root]);
  });

  it('S-24 LEAF is the same: the note stands alone in a tree whose root is its leaf, with its cap and no other', () => {
    for (const changes of [{ noteRoot: v.leaf.note }, { noteCap: String(BigInt(v.leaf.capCents) + 1n) }]) {
      expect(() => outputs(v.entitled, v.policy, changes)).toThrow('refused');
    }
  });

  it('S-24 packing agrees where every value is at its largest', () => {
    const result = outputs(v.entitledFull, v.policyFull);
    expect(result[3]).toBe(v.entitledFull.hash);
    expect(result[4]).toBe(v.policyFull.hash);
    // basis gross
    expect(result[10]).toBe(v.income.grossCents);
  });

  it('S-24 key, source, income and signature are those that the statement template accepts, and no others', () => {
    for (const name of ['source', 'statementHolder', 'gross', 'net', 'number', 'signatureS', 'period']) {
      const changed = String(
        BigInt((input(v.entitled, v.policy) as unknown as Record<string, string>)[name] ?? 0) + 1n,
      );
      const where = name === 'number' ? '0' : changed;
      expect(() => outputs(v.entitled, v.policy, { [name]: where }), name).toThrow('refused');
    }
  });
});
