import type { WasmPoseidon } from 'circomlibjs';
import type { EurCents } from '../../domain/cents';
import type { FieldElement } from '../../protocol/field';
import { hashNode, hashNote } from '../../protocol/hashes';
import { TAG } from '../../protocol/tags';

/** The two hashes that a wallet makes by the ten thousand. */
export type PoolHashes = {
  /** hashNode */
  node(left: FieldElement, right: FieldElement): FieldElement;
  /** The amounts of `from` up to `to` whose note this is: the amount, or null. One of them at most. */
  amountOf(note: FieldElement, payTo: FieldElement, from: bigint, to: bigint): EurCents | null;
};

const plainHashes: PoolHashes = {
  node: hashNode,
  amountOf(note, payTo, from, to) {
    for (let cents = from; cents <= to; cents++) {
      if (hashNote(cents as EurCents, payTo) === note) return cents as EurCents;
    }
    return null;
  },
};

function wasmHashes(poseidon: WasmPoseidon): PoolHashes {
  const { F } = poseidon;
  const same = (a: Uint8Array, b: Uint8Array): boolean => a.every((byte, i) => byte === b[i]);
  return {
    node: (left, right) => F.toObject(poseidon([left, right])) as FieldElement,
    amountOf(note, payTo, from, to) {
      const wanted = F.e(note);
      const inputs = new Uint8Array(96);
      inputs.set(F.e(TAG.NOTE), 0);
      inputs.set(F.e(payTo), 64);
      for (let cents = from; cents <= to; cents++) {
        inputs.set(F.e(cents), 32);
        if (same(poseidon(inputs), wanted)) return cents as EurCents;
      }
      return null;
    },
  };
}

let built: Promise<PoolHashes> | null = null;

/**
 * Poseidon in WebAssembly, about four times as fast as the one in plain JavaScript: loaded when first needed, since most
 * visits need it never. Where it does not load, the plain one does the same, slower.
 */
export function poolHashes(): Promise<PoolHashes> {
  built ??= import('circomlibjs').then(({ buildPoseidon }) => buildPoseidon()).then(wasmHashes, () => plainHashes);
  return built;
}
