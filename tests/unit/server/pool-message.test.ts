import { concat, encodeAbiParameters, type Hex, pad, parseAbiParameters } from 'viem';
import { describe, expect, test } from 'vitest';
import { poolMessage, poolMessageKey } from '@/lib/server/messenger/pool-message';

/** A gateway's message with this payload; header and addresses do not matter here. */
const message = (payload: Hex): Hex =>
  concat([
    pad('0x', { size: 77 }),
    encodeAbiParameters(parseAbiParameters('bytes, bytes, bytes'), [pad('0x01', { size: 29 }), '0x', payload]),
  ]);
const words = (...values: readonly bigint[]): Hex =>
  concat(values.map((value) => encodeAbiParameters([{ type: 'uint256' }], [value])));

const CLAIM = [1n, 1n, 77n, 88n, 141_946n, 5n];
const RELEASE = [2n, 1n, 5n, 10n, 123_456n];
const replaced = (of: readonly bigint[], index: number, value: bigint) =>
  of.map((word, i) => (i === index ? value : word));

describe('what a message tells the pool', () => {
  test('MSG-40 a claim and a release are told apart as the pool does', () => {
    expect(poolMessage(message(words(...CLAIM)))).toEqual({
      kind: 'claim',
      nullifierClass: 1,
      nullifier: 77n,
      note: 88n,
    });
    expect(poolMessage(message(words(...RELEASE)))).toEqual({
      kind: 'release',
      nullifierClass: 1,
      trancheId: 5n,
      count: 10n,
      totalCents: 123_456n,
    });
  });

  test.each([
    ['another version of a claim', replaced(CLAIM, 0, 2n)],
    ['another version of a release', replaced(RELEASE, 0, 1n)],
    ['a class that is none', replaced(RELEASE, 1, 2n ** 32n)],
    ['a tranche out of range', replaced(RELEASE, 2, 2n ** 64n)],
    ['a total out of range', replaced(RELEASE, 4, 2n ** 64n)],
    ['four words', RELEASE.slice(1)],
    ['seven words', [...CLAIM, 0n]],
  ])('MSG-41 %s is neither', (_title, payload) => {
    expect(poolMessage(message(words(...payload)))).toBeNull();
  });

  test('MSG-42 a claim and a release never count as the same message', () => {
    const keyOf = (payload: readonly bigint[]) => {
      const content = poolMessage(message(words(...payload)));
      return content && poolMessageKey(content);
    };
    const release = keyOf(RELEASE);
    expect(keyOf(replaced(CLAIM, 2, 5n))).not.toBe(release);
    expect(keyOf(replaced(RELEASE, 2, 6n))).not.toBe(release);
    expect(keyOf(replaced(RELEASE, 1, 2n))).not.toBe(release);
    expect(keyOf(replaced(RELEASE, 4, 1n)), 'any message of one release does').toBe(release);
  });
});
