import { expect, test } from 'vitest';
import { prepareRegister } from '@/lib/server/registers/leaves';
import { RegisterMemory } from '@/lib/server/registers/register-memory';
import type { PublicationEntry } from '@/lib/server/repositories/register-publication';
import { poolHashes } from '@/lib/shared/card/money/fast-hash';
import type { FieldElement } from '@/lib/shared/protocol/field';

const KEY = { scheme: 1, region: 9001 };
const NOW = new Date('2026-11-15T00:00:00Z');

const entry = (index: number, change: Partial<PublicationEntry> = {}): PublicationEntry => ({
  id: `e-${index}`,
  leafIndex: null,
  publishedLeaf: null,
  holder: BigInt(1_000 + index) as FieldElement,
  normClass: 0,
  disregardClass: 3,
  knownBenefitCents: 0n as PublicationEntry['knownBenefitCents'],
  validFrom: 202607 as PublicationEntry['validFrom'],
  validUntil: 202712 as PublicationEntry['validUntil'],
  leafSalt: BigInt(7 + index) as FieldElement,
  endedAt: null,
  sources: [{ keyHash: 5n as FieldElement, holder: BigInt(1_000 + index) as FieldElement }],
  ...change,
});

test('RG-120 a register with a memory of earlier roots is the one that is worked out anew', async () => {
  const memory = new RegisterMemory((await poolHashes()).node);
  let entries = [entry(0), entry(1), entry(2, { holder: null }), entry(3), entry(4)];
  const steps: (() => void)[] = [
    () => undefined,
    // Nothing has changed.
    () => undefined,
    // A card is bound, somebody moves house, a right ends, somebody is new.
    () => {
      entries = entries.map((one) => (one.id === 'e-2' ? { ...one, holder: 9_000n as FieldElement } : one));
    },
    () => {
      entries = entries.map((one) => (one.id === 'e-1' ? { ...one, normClass: 1 } : one));
    },
    () => {
      entries = entries.map((one) => (one.id === 'e-3' ? { ...one, endedAt: new Date(0) } : one));
    },
    () => {
      entries = [...entries, entry(5)];
    },
    // Erased: the place stays, and is nobody's.
    () => {
      entries = entries.filter(({ id }) => id !== 'e-0');
    },
  ];
  let places = 0;
  const roots = new Set<bigint>();
  for (const step of steps) {
    step();
    const remembered = prepareRegister(KEY, entries, places, NOW, memory);
    const anew = prepareRegister(KEY, entries, places, NOW);
    expect(remembered).toEqual(anew);
    if (!remembered) throw new Error('There are leaves.');
    places = remembered.leafCount;
    roots.add(remembered.root);
    const given = new Map(remembered.newIndexes.map(({ entryId, leafIndex }) => [entryId, leafIndex]));
    entries = entries.map((one) => ({ ...one, leafIndex: one.leafIndex ?? given.get(one.id) ?? null }));
  }
  expect(roots.size).toBe(steps.length - 1);
});

test('RG-121 an end that comes by the clock changes the leaf without a change of the entry', () => {
  const memory = new RegisterMemory();
  const ends = entry(0, { leafIndex: 1, endedAt: new Date('2026-11-16T00:00:00Z') });
  const before = prepareRegister(KEY, [ends], 2, NOW, memory);
  const after = prepareRegister(KEY, [ends], 2, new Date('2026-11-17T00:00:00Z'), memory);
  expect(after?.root).not.toBe(before?.root);
  expect(after?.buckets[0]?.leaves[1]).toBe(0n);
});
