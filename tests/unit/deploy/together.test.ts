import { expect, it } from 'vitest';
import { together } from '@/contracts/deploy/together';

/** A promise that ends when the test says so. */
function later<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((end) => {
    resolve = end;
  });
  return { promise, resolve };
}

it('S-27 what fails is told only when nothing beside it is still under way', async () => {
  const events: string[] = [];
  const slow = later<string>();
  const all = together([Promise.reject(new Error('income')), slow.promise, Promise.reject(new Error('payout'))]).catch(
    (error: Error) => events.push(`told: ${error.message}`),
  );
  await new Promise((resolve) => setImmediate(resolve));
  events.push('slow one ends');
  slow.resolve('health');
  await all;
  expect(events).toEqual(['slow one ends', 'told: income']);
});

it('S-27 what succeeds is given in the order of the list', async () => {
  const first = later<number>();
  const both = together([first.promise, Promise.resolve(2)]);
  first.resolve(1);
  expect(await both).toEqual([1, 2]);
});
