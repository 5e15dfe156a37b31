import { expect, test } from 'vitest';
import { splitPeople } from '@/components/wallet/split-people';

const person = (id: string, demoWallet: string | null) => ({
  id,
  displayName: id,
  story: 'generated',
  demoWallet,
  hasCard: false,
});
const ids = (people: readonly { id: string }[]) => people.map(({ id }) => id);

test('SIGN-01 people with a demo wallet stand first, the others are folded away', () => {
  const { first, others } = splitPeople([person('x', null), person('amina', 'amina'), person('y', null)]);
  expect(ids(first)).toEqual(['amina']);
  expect(ids(others)).toEqual(['x', 'y']);
});

test('SIGN-02 without any demo wallet nobody is folded away', () => {
  const { first, others } = splitPeople([person('x', null)]);
  expect([ids(first), ids(others)]).toEqual([['x'], []]);
});
