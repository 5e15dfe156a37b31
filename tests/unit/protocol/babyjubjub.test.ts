import { mulPointEscalar } from '@zk-kit/baby-jubjub';
import { expect, test } from 'vitest';
import { BASE8, IDENTITY, type Point, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { drawn } from '@/scripts/history/plan';

const byDoubling = (scalar: bigint): Point => mulPointEscalar([BASE8[0], BASE8[1]], scalar) as unknown as Point;

test('E-03 multiples of B8 from the table equal those by doubling, at every edge and for drawn scalars', () => {
  const edges = [0n, 1n, 15n, 16n, 17n, SUBGROUP_ORDER - 1n, SUBGROUP_ORDER, SUBGROUP_ORDER + 1n, 8n * SUBGROUP_ORDER];
  const powers = Array.from({ length: 63 }, (_, window) => 1n << BigInt(4 * window));
  const some = Array.from({ length: 20 }, (_, index) => drawn(`E-03.${index}`) as bigint);
  for (const scalar of [...edges, ...powers, ...some]) expect(scalarMul(BASE8, scalar)).toEqual(byDoubling(scalar));
});

test('E-03 a scalar below nothing is taken modulo the subgroup’s order', () => {
  expect(scalarMul(BASE8, -1n)).toEqual(scalarMul(BASE8, SUBGROUP_ORDER - 1n));
  expect(scalarMul(BASE8, 0n)).toEqual(IDENTITY);
});
