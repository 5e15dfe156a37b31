import type { Code, ModuleBuilder } from 'ffjavascript';
import { FIELD_ORDER } from '../../protocol/field';
import { TAG } from '../../protocol/tags';
import { FULL_ROUNDS, type PoseidonParameters, poseidonParameters } from './poseidon-parameters';

/**
 * Poseidon for ffjavascript's WebAssembly, added by its plugin: a tree's node, and the search for the amount in a note,
 * whose loop stays inside. Elements are in Montgomery form, little-endian.
 */
const BYTES = 32;
export const KERNEL = { node: 'poseidon_node', search: 'poseidon_search' } as const;

/** Where the page puts inputs and finds outputs. */
export type KernelPlaces = {
  /** Two elements: left, right; then the hash. */
  readonly node: number;
  /** Three elements: the amount to begin with, payTo, and the note that is looked for. */
  readonly search: number;
};

/** value · 2^256 mod r */
export function montgomery(value: bigint): Uint8Array {
  const form = (value << 256n) % FIELD_ORDER;
  return Uint8Array.from({ length: BYTES }, (_, i) => Number((form >> BigInt(8 * i)) & 255n));
}

const side = (elements: readonly bigint[]): Uint8Array => {
  const bytes = new Uint8Array(elements.length * BYTES);
  elements.forEach((element, i) => {
    bytes.set(montgomery(element), i * BYTES);
  });
  return bytes;
};

/** The permutation of the state at a fixed place, as a function without parameters. @returns the state's address */
function addPermutation(module: ModuleBuilder, name: string, p: PoseidonParameters): number {
  const { t } = p;
  const state = module.alloc(t * BYTES);
  const mixed = module.alloc(t * BYTES);
  const term = module.alloc(BYTES);
  const full = module.alloc(side(p.full.flat()));
  const partial = module.alloc(side(p.partial));
  const sparse = module.alloc(side(p.sparse.flatMap(({ row, column }) => [...row, ...column])));
  const matrix = module.alloc(side(p.matrix.flat()));
  const matrixBefore = module.alloc(side(p.matrixBefore.flat()));

  const f = module.addFunction(name);
  for (const local of ['constant', 'factor', 'round']) f.addLocal(local, 'i32');
  const c = f.getCodeBuilder();
  const elements = Array.from({ length: t }, (_, i) => i);
  const at = (base: number, i: number): Code => c.i32_const(base + i * BYTES);
  const from = (local: string, i: number): Code => c.i32_add(c.getLocal(local), c.i32_const(i * BYTES));
  const advance = (local: string, by: number): Code => c.setLocal(local, from(local, by));
  const sbox = (i: number): Code[] => [
    c.call('frm_square', at(state, i), c.i32_const(term)),
    c.call('frm_square', c.i32_const(term), c.i32_const(term)),
    c.call('frm_mul', at(state, i), c.i32_const(term), at(state, i)),
  ];
  const accumulate = (factor: Code, element: Code, into: Code): Code[] => [
    c.call('frm_mul', factor, element, c.i32_const(term)),
    c.call('frm_add', into, c.i32_const(term), into),
  ];
  const mix = (base: number): Code[] => [
    ...elements.flatMap((i) => [
      c.call('frm_mul', at(base, i * t), at(state, 0), at(mixed, i)),
      ...elements.slice(1).flatMap((j) => accumulate(at(base, i * t + j), at(state, j), at(mixed, i))),
    ]),
    ...elements.map((i) => c.call('frm_copy', at(mixed, i), at(state, i))),
  ];
  const fullRound = (base: number): Code[] => [
    ...elements.map((i) => c.call('frm_add', at(state, i), from('constant', i), at(state, i))),
    advance('constant', t),
    ...elements.flatMap(sbox),
    ...mix(base),
  ];
  const times = (count: number, body: Code[]): Code[] => [
    c.setLocal('round', c.i32_const(count)),
    c.block(
      c.loop(
        ...body,
        c.setLocal('round', c.i32_sub(c.getLocal('round'), c.i32_const(1))),
        c.br_if(1, c.i32_eqz(c.getLocal('round'))),
        c.br(0),
      ),
    ),
  ];
  const partialRound: Code[] = [
    c.call('frm_add', at(state, 0), c.getLocal('constant'), at(state, 0)),
    advance('constant', 1),
    ...sbox(0),
    c.call('frm_mul', from('factor', 0), at(state, 0), c.i32_const(mixed)),
    ...elements.slice(1).flatMap((i) => accumulate(from('factor', i), at(state, i), c.i32_const(mixed))),
    ...elements.slice(1).flatMap((i) => accumulate(from('factor', t + i - 1), at(state, 0), at(state, i))),
    c.call('frm_copy', c.i32_const(mixed), at(state, 0)),
    advance('factor', 2 * t - 1),
  ];
  const half = FULL_ROUNDS / 2;
  f.addCode(
    c.setLocal('constant', c.i32_const(full)),
    ...times(half - 1, fullRound(matrix)),
    ...fullRound(matrixBefore),
    c.setLocal('constant', c.i32_const(partial)),
    c.setLocal('factor', c.i32_const(sparse)),
    ...times(p.partialRounds, partialRound),
    c.setLocal('constant', c.i32_const(full + half * t * BYTES)),
    ...times(half, fullRound(matrix)),
  );
  return state;
}

/** Adds both functions. Give it to ffjavascript's buildBn128, and read the places afterwards. */
export function addPoseidonKernel(module: ModuleBuilder): KernelPlaces {
  const places = { node: module.alloc(2 * BYTES), search: module.alloc(3 * BYTES) };
  const zero = module.alloc(side([0n]));
  const one = module.alloc(side([1n]));
  const tag = module.alloc(side([TAG.NOTE]));

  const ofTwo = addPermutation(module, 'poseidon_ofTwo', poseidonParameters(3));
  const node = module.addFunction(KERNEL.node);
  const n = node.getCodeBuilder();
  const copy = (c: typeof n, source: number, target: number): Code =>
    c.call('frm_copy', c.i32_const(source), c.i32_const(target));
  node.addCode(
    copy(n, zero, ofTwo),
    copy(n, places.node, ofTwo + BYTES),
    copy(n, places.node + BYTES, ofTwo + 2 * BYTES),
    n.call('poseidon_ofTwo'),
    copy(n, ofTwo, places.node),
  );
  module.exportFunction(KERNEL.node);

  const ofThree = addPermutation(module, 'poseidon_ofThree', poseidonParameters(4));
  const search = module.addFunction(KERNEL.search);
  search.addParam('count', 'i32');
  search.setReturnType('i32');
  search.addLocal('i', 'i32');
  const c = search.getCodeBuilder();
  const amount = c.i32_const(places.search);
  search.addCode(
    c.setLocal('i', c.i32_const(0)),
    c.block(
      c.loop(
        c.br_if(1, c.i32_eq(c.getLocal('i'), c.getLocal('count'))),
        copy(c, zero, ofThree),
        copy(c, tag, ofThree + BYTES),
        copy(c, places.search, ofThree + 2 * BYTES),
        copy(c, places.search + BYTES, ofThree + 3 * BYTES),
        c.call('poseidon_ofThree'),
        c.br_if(1, c.call('frm_eq', c.i32_const(ofThree), c.i32_const(places.search + 2 * BYTES))),
        c.call('frm_add', amount, c.i32_const(one), amount),
        c.setLocal('i', c.i32_add(c.getLocal('i'), c.i32_const(1))),
        c.br(0),
      ),
    ),
    // How many amounts were not the one: all of them when none was.
    c.getLocal('i'),
  );
  module.exportFunction(KERNEL.search);
  return places;
}
