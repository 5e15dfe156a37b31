import { describe, expect, it } from 'vitest';
import { EMPTY_CARD, type StoredItem } from '@/lib/shared/card/card-data';
import { entitlementFor, readCard } from '@/lib/shared/card/knowledge';
import { period } from '@/lib/shared/domain/period';
import { anna, rides } from './support/agent-run';
import { configOf, entitlementJson, NOW_MS, policies } from './support/world';

/** An opening of an entry's leaf, for some months. */
const opening = (id: string, entry: string, months: readonly [number, number]): StoredItem => {
  const json = entitlementJson({ holder: anna.holder, sources: [{ by: rides, holder: anna.holder }] });
  const [validFromPeriod, validUntilPeriod] = months;
  const credentialSubject = { ...json.credentialSubject, validFromPeriod, validUntilPeriod };
  return {
    ...{
      id,
      kind: 'entitlement',
      receivedAtMs: NOW_MS,
      replaces: null,
      collected: true,
      signatureValid: null,
      code: null,
    },
    credential: { ...json, id: `urn:uuid:${entry}`, credentialSubject },
  };
};
const readItems = (items: readonly StoredItem[]) =>
  readCard(
    { ...EMPTY_CARD, items: [...items] },
    {
      holder: anna.holder,
      issuers: configOf([rides]).issuers,
      policies: policies(),
      advances: [],
      requests: [],
      nowMs: NOW_MS,
    },
  );

describe('an entry of the register that its agency changed', () => {
  it('RG-40 an entry that ends earlier counts until then: its older opening counts no more', () => {
    const { entitlements, credentials } = readItems([
      opening('1', 'entry-a', [202601, 202712]),
      opening('2', 'entry-a', [202601, 202611]),
    ]);
    expect(credentials.map(({ id, status }) => [id, status]).sort()).toEqual([
      ['1', 'replaced'],
      ['2', 'valid'],
    ]);
    expect(entitlementFor(entitlements, 'pw', period(202611))?.leaf.validUntil).toBe(202611);
    expect(entitlementFor(entitlements, 'pw', period(202612))).toBeNull();
  });

  it('RG-41 a change from a month on: each month has the leaf of its own entry', () => {
    const { entitlements } = readItems([
      opening('1', 'entry-a', [202601, 202712]),
      opening('2', 'entry-a', [202601, 202611]),
      opening('3', 'entry-b', [202612, 202712]),
    ]);
    expect(entitlements).toHaveLength(2);
    expect(entitlementFor(entitlements, 'pw', period(202611))?.credentialId).toBe('urn:uuid:entry-a');
    expect(entitlementFor(entitlements, 'pw', period(202612))?.credentialId).toBe('urn:uuid:entry-b');
  });

  it('RG-42 an opening for somebody else takes nobody’s place', () => {
    const foreign = opening('2', 'entry-a', [202601, 202611]);
    const subject = { ...(foreign.credential as { credentialSubject: object }).credentialSubject, holder: '5' };
    const { entitlements } = readItems([
      opening('1', 'entry-a', [202601, 202712]),
      { ...foreign, credential: { ...(foreign.credential as object), credentialSubject: subject } },
    ]);
    expect(entitlements.map(({ leaf }) => leaf.validUntil)).toEqual([202712]);
  });
});
