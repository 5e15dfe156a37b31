import { describe, expect, it } from 'vitest';
import { type CardData, EMPTY_CARD, type StoredItem, zCardData } from '@/lib/shared/card/card-data';
import { readCard } from '@/lib/shared/card/knowledge';
import { addReadingMessages } from '@/lib/shared/card/plan-claims';
import { VC_CONTEXT } from '@/lib/shared/schemas/credentials';
import { anna, phaseOf, portalOf, rides, start, until } from './support/agent-run';
import { configOf, NOW_MS, policies } from './support/world';

const letterJson = (over: object = {}) => ({
  ...{ '@context': [...VC_CONTEXT], id: 'urn:voorzien:household:1' },
  type: ['VerifiableCredential', 'HouseholdNotice'],
  ...{ issuer: { id: 'town', name: 'Town' }, validFrom: '2026-07-01T00:00:00.000Z' },
  credentialSubject: {
    ...{ holder: String(anna.holder), scheme: 1, validFromPeriod: 202607 },
    sources: [{ issuerId: 'rides', issuerName: 'Rides' }],
    ...over,
  },
});
const item = (id: string, credential: unknown, over: Partial<StoredItem> = {}): StoredItem => ({
  ...{ id, kind: 'household', credential, receivedAtMs: NOW_MS, replaces: null, collected: true },
  ...{ signatureValid: null, code: null, ...over },
});
function read(items: readonly StoredItem[]) {
  const data: CardData = zCardData.parse({ ...EMPTY_CARD, items });
  const known = { issuers: configOf([rides]).issuers, policies: policies(), advances: [], requests: [] };
  const knowledge = readCard(data, { holder: anna.holder, nowMs: NOW_MS, ...known });
  return { ...knowledge, messages: addReadingMessages(data, knowledge, NOW_MS).messages };
}

describe('a letter that one’s income counts in a household', () => {
  it('RG-43 is read as it came, and told once', () => {
    const { credentials, messages } = read([item('1', letterJson())]);
    expect(credentials).toMatchObject([
      {
        ...{ id: '1', kind: 'household', status: 'valid', issuerName: 'Town', shared: [] },
        household: { issuerName: 'Town', scheme: 'pw', from: 202607, sources: ['Rides'] },
      },
    ]);
    expect(messages).toMatchObject([{ id: 'received:1', kind: 'household-told', issuerName: 'Town', scheme: 'pw' }]);
  });

  it('RG-44 gives no place in a register, no month, and nothing to claim', () => {
    const { entitlements, statements, months } = read([item('1', letterJson())]);
    expect([entitlements, statements, months]).toEqual([[], [], []]);
  });

  it.each([
    ['to another holder', letterJson({ holder: '5' }), 'CREDENTIAL_OTHER_HOLDER'],
    ['about a scheme that is none', letterJson({ scheme: 9 }), 'CREDENTIAL_MALFORMED'],
    ['without a source', letterJson({ sources: [] }), 'CREDENTIAL_MALFORMED'],
  ])('RG-45 one %s is kept with the reason, and says nothing', (_name, credential, code) => {
    const { credentials, messages } = read([item('1', credential)]);
    expect(credentials).toMatchObject([{ status: 'refused', code, household: null }]);
    expect(messages.map(({ kind }) => kind)).toEqual(['statement-refused']);
  });

  it('RG-46 an agent collects it from the mailbox beside all else', async () => {
    const portal = portalOf();
    const { agent } = start(portal);
    portal.deliver('household', letterJson());
    await until(agent, () => portal.collected.length > 0);
    expect(agent.snapshot().credentials).toMatchObject([{ kind: 'household', household: { from: 202607 } }]);
    expect(agent.snapshot().messages.map(({ kind }) => kind)).toEqual(['household-told']);
    expect(phaseOf(agent)).toBeUndefined();
  });
});
