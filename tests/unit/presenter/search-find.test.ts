import { concat, type Hex, padHex, stringToHex, toHex } from 'viem';
import { describe, expect, test } from 'vitest';
import { HeapBuilder } from '@/lib/server/services/presenter/chain-heap';
import type { NamedChain } from '@/lib/server/services/presenter/chain-records';
import { excerptOf, findAll } from '@/lib/server/services/presenter/search-find';
import { formsOf } from '@/lib/server/services/presenter/search-forms';

const CALL: Hex = '0xa9059cbb';
const MEMO = 'Bram de Wit; 2026-07; aanvullende bijstand, Participatiewet art. 19';

/** A chain of one transaction with this input. */
function chainOf(input: Hex): NamedChain {
  const builder = new HeapBuilder();
  builder.add({ kind: 'transaction', block: 1, tx: null, account: null, input, topics: [] }, [input]);
  const storage = new HeapBuilder().heap();
  return { chain: 'naive', record: { heaps: [builder.heap()], storage, slots: new Map() } } as unknown as NamedChain;
}
const transfer = (memo: Hex): Hex =>
  concat([CALL, padHex('0x01', { size: 32 }), toHex(386_500_000n, { size: 32 }), memo]);
/** So much data that four letters may stand in it by accident. */
const LARGE = 20_000_000;
const find = (text: string, input: Hex) =>
  findAll(chainOf(input), formsOf(text, { bytes: LARGE, isReadable: true }, 6)).map(excerptOf);

describe('a short text on the chain of plain transfers', () => {
  test.each(['Bram', 'bram', 'Wit', '2026'])('PRS-36 %s is found where it stands in a sentence', (text) => {
    expect(find(text, transfer(stringToHex(MEMO)))).toEqual(expect.arrayContaining([expect.stringContaining('Bram')]));
  });

  test('PRS-36 the same letters between bytes that nobody can read are an accident', () => {
    expect(find('Bram', transfer(concat(['0x00010203', stringToHex('Bram'), '0xff00ff00'])))).toEqual([]);
    expect(find('Bram', transfer(concat(['0x00', stringToHex('xBramx'), '0xff'])))).toEqual([]);
  });
});
