import { describe, expect, it } from 'vitest';
import { decideRow, type KnownClient } from '@/lib/server/services/register-desk-decide';
import type { LiveEntry } from '@/lib/server/services/register-desk-rules';
import type { KeptRow } from '@/lib/shared/schemas/register-import-api';

const NOW = new Date('2026-11-28T12:00:00Z');
const COUPLE = new Set([1]);
const entry: LiveEntry = {
  id: 'e',
  normClass: 0,
  disregardClass: 3,
  knownBenefitCents: 0n,
  sources: [{ issuerId: 'ridehail', personId: 'p' }],
  validFrom: 202601,
  validUntil: 202712,
  leafIndex: 4,
  endedAt: null,
  formerUntil: null,
};
const partners = new Map([['q', { hasConsent: true, taken: [] }]]);
const client = (live: readonly LiveEntry[], over: Partial<KnownClient> = {}): KnownClient => ({
  ...{ personId: 'p', displayName: 'Amina', isRenamable: true, live, taken: [], partners },
  ...over,
});
type Change = { name?: string; norm?: number; from?: number; until?: number; employers?: string[] };
const row = ({
  name = 'Amina',
  norm = 0,
  from = 202601,
  until = 202712,
  employers = ['ridehail'],
}: Change): KeptRow => [...([2, 'K-1', name, norm, 3, '0', from, until] as const), employers];
const decide = (change: Change, known: KnownClient | undefined) => decideRow(row(change), known, COUPLE, NOW);
const short = (change: Change, known: KnownClient | undefined) => {
  const decision = decide(change, known);
  if (decision.kind === 'fault') return decision.fault;
  const months = 'wish' in decision ? ` ${decision.wish.validFrom}-${decision.wish.validUntil}` : '';
  const present = decision.kind === 'follow' ? ` after ${decision.presentUntil}` : '';
  return `${decision.kind}${months}${present}`;
};

describe('what a line of a file means', () => {
  it('RG-30 an unknown number is a new client; the same line again changes nothing', () => {
    expect(short({}, undefined)).toBe('add');
    expect(short({}, client([entry]))).toBe('none');
    expect(short({}, client([{ ...entry, leafIndex: null }]))).toBe('none');
  });

  it('RG-31 a published client changes from the next month on, whatever month the line begins with', () => {
    expect(short({ norm: 1 }, client([entry]))).toBe('follow 202612-202712 after 202611');
    expect(short({ norm: 1, from: 202703 }, client([entry]))).toBe('follow 202703-202712 after 202702');
    expect(short({ employers: ['ridehail', 'winkel'] }, client([entry]))).toBe('follow 202612-202712 after 202611');
  });

  it('RG-32 the same file after such a change changes nothing more', () => {
    const before = { ...entry, id: 'a', validUntil: 202611 };
    for (const leafIndex of [null, 9]) {
      const now = { ...entry, id: 'b', normClass: 1, validFrom: 202612, leafIndex };
      expect(short({ norm: 1 }, client([before, now]))).toBe('none');
    }
  });

  it('RG-33 a client without a place is put right as it stands, without reaching into an entry before', () => {
    const unplaced = { ...entry, leafIndex: null };
    expect(short({ norm: 1, from: 202602 }, client([unplaced]))).toBe('correct 202602-202712');
    const before = { ...entry, id: 'a', validUntil: 202611 };
    const now = { ...unplaced, id: 'b', validFrom: 202612 };
    expect(short({ norm: 1 }, client([before, now]))).toBe('correct 202612-202712');
  });

  it('RG-34 another last month keeps the entry; one that has passed is refused', () => {
    expect(short({ until: 202806 }, client([entry]))).toBe('until 202601-202806');
    expect(short({ until: 202611 }, client([entry]))).toBe('until 202601-202611');
    expect(short({ until: 202610 }, client([entry]))).toBe('untilPast');
    expect(short({ norm: 1, until: 202611 }, client([entry]))).toBe('untilPast');
  });

  it('RG-35 a client whose months have passed goes on after them, and the past stays', () => {
    const past = { ...entry, validUntil: 202609 };
    expect(short({}, client([past]))).toBe('anew 202610-202712');
    expect(short({ from: 202612 }, client([past]))).toBe('anew 202612-202712');
    expect(short({ until: 202608 }, client([past]))).toBe('none');
    expect(short({}, client([]))).toBe('anew 202601-202712');
  });

  it('RG-36 a client with several entries ahead is left to a person', () => {
    const ahead = { ...entry, id: 'b', validFrom: 202801, validUntil: 202812 };
    expect(short({}, client([entry, ahead]))).toBe('severalEntries');
  });

  it('RG-37 a name changes where the desk made the person; anywhere else it is another person', () => {
    expect(decide({ name: 'Amina B.' }, client([entry]))).toMatchObject({ kind: 'none', rename: true });
    expect(short({ name: 'Bram' }, client([entry], { isRenamable: false }))).toBe('nameDiffers');
  });

  it('RG-38 a partner’s source stays: a file names none', () => {
    const partner = { issuerId: 'winkel', personId: 'q' };
    const couple = { ...entry, normClass: 1, sources: [...entry.sources, partner] };
    expect(short({ norm: 1 }, client([couple]))).toBe('none');
    const changed = decide({ norm: 1, employers: ['winkel'] }, client([couple]));
    expect(changed).toMatchObject({
      kind: 'follow',
      wish: { sources: [{ issuerId: 'winkel', personId: 'p' }, partner] },
    });
    expect(short({ norm: 1, employers: ['winkel', 'ridehail'] }, client([couple]))).toBe('employersTooMany');
    // Without a partner’s norm nobody’s income but the own one counts.
    expect(decide({ norm: 0 }, client([couple]))).toMatchObject({ wish: { sources: entry.sources } });
  });

  it('S-36 months in which the person stands elsewhere, or counts as a partner, are refused', () => {
    const taken = [{ validFrom: 202701, validUntil: 202703 }];
    expect(short({}, client([], { taken }))).toBe('overlap');
    expect(short({ norm: 1 }, client([entry], { taken }))).toBe('overlap');
    expect(short({ until: 202806 }, client([{ ...entry, validUntil: 202612 }], { taken }))).toBe('overlap');
    expect(short({ until: 202612 }, client([], { taken }))).toBe('anew 202601-202612');
  });
});
