import { buildBn128 } from 'ffjavascript';
import type { EurCents } from '../../domain/cents';
import type { FieldElement } from '../../protocol/field';
import { addPoseidonKernel, KERNEL, type KernelPlaces, montgomery } from './poseidon-kernel';

/** The two hashes that a wallet makes by the ten thousand. */
export type PoolHashes = {
  /** hashNode */
  node(left: FieldElement, right: FieldElement): FieldElement;
  /** Of the amounts `from` up to `to` the one whose note this is (hashNote), or null. */
  amountOf(note: FieldElement, payTo: FieldElement, from: bigint, to: bigint): EurCents | null;
};

async function build(): Promise<PoolHashes> {
  let places: KernelPlaces | null = null;
  const { tm, Fr } = await buildBn128(true, (module) => {
    places = addPoseidonKernel(module);
  });
  const { node, search } = places ?? { node: 0, search: 0 };
  const exported = tm.instance.exports as Readonly<Record<string, (...values: number[]) => number>>;
  const [hash, find] = [exported[KERNEL.node], exported[KERNEL.search]];
  if (hash === undefined || find === undefined) throw new Error('ffjavascript took no kernel');
  return {
    node(left, right) {
      tm.setBuff(node, montgomery(left));
      tm.setBuff(node + 32, montgomery(right));
      hash();
      return Fr.toObject(tm.getBuff(node, 32)) as FieldElement;
    },
    amountOf(note, payTo, from, to) {
      [from, payTo, note].forEach((element, i) => {
        tm.setBuff(search + 32 * i, montgomery(element));
      });
      const count = Number(to - from) + 1;
      const passed = find(count);
      return passed < count ? ((from + BigInt(passed)) as EurCents) : null;
    },
  };
}

let built: Promise<PoolHashes> | null = null;

/** Poseidon in WebAssembly, several times as fast as the one in plain JavaScript. Built when first needed. */
export function poolHashes(): Promise<PoolHashes> {
  built ??= build();
  return built;
}
