import { beforeAll, describe, expect, test } from 'vitest';
import { createStatements, statementRecipients, undeliveredStatements } from '@/lib/server/repositories/statements';
import { findHousehold } from '@/lib/server/repositories/work-list';
import { splitEntry } from '@/lib/server/services/income-desk-split';
import { addMonths } from '@/lib/shared/domain/period';
import { giveCard } from '../helpers/card';
import { registerDesk, running } from '../helpers/register';

const { db } = registerDesk();
const [claimant, partner, issuerId] = ['former-claimant', 'former-partner', 'winkel'];
const last = running();
const first = addMonths(last, -3);
const after = addMonths(last, 1);
const recipients = (period: number) => statementRecipients({ issuerId, personId: partner, period }, db());
let ids: readonly string[] = [];
const waiting = async (personId: string) => {
  const found = await undeliveredStatements(personId, db());
  return ids.map((id) => found.includes(id));
};

beforeAll(async () => {
  for (const id of [claimant, partner]) {
    await db().person.create({ data: { id, displayName: id, story: 'enrolled' } });
    await giveCard(id, db());
  }
  const content = { scheme: 1, region: 9001, normClass: 1, disregardClass: 3, knownBenefitCents: 0n, leafSalt: '1' };
  const sources = [
    { position: 0, issuerId: 'ridehail', personId: claimant },
    { position: 1, issuerId, personId: partner },
  ];
  await db().registerEntry.create({
    data: {
      ...{ ...content, id: 'former', personId: claimant, validFrom: first, validUntil: last },
      sources: { create: sources },
    },
  });
  const statement = { issuerId, personId: partner, grossCents: 1000n, netCents: 900n, corrections: [] };
  const months = [addMonths(first, -1), first, last, after];
  ids = await createStatements(
    months.map((period, at) => ({ ...statement, period, number: 900_000n + BigInt(at) })),
    db(),
  );
});

describe('a couple whose entry ran out', () => {
  test('S-36 a statement goes to the claimant’s card for the months of the entry, and no other', async () => {
    expect(await recipients(first)).toEqual([partner, claimant]);
    expect(await recipients(last)).toEqual([partner, claimant]);
    expect(await recipients(addMonths(first, -1))).toEqual([partner]);
    expect(await recipients(after)).toEqual([partner]);
  });

  test('S-36 binding a card or giving consent brings no statement of a former partner’s later months', async () => {
    expect(await waiting(claimant)).toEqual([false, true, true, false]);
    // The partner’s own card gets all of them.
    expect(await waiting(partner)).toEqual([true, true, true, true]);
    const data = ids.map((statementId) => ({
      ...{ personId: partner, kind: 'income', enc: '', ciphertext: '', retainUntil: new Date(8e15) },
      ...{ statementId, dedupeKey: `former:${statementId}` },
    }));
    await db().mailboxItem.createMany({ data });
    expect(await waiting(partner)).toEqual([false, true, true, false]);
  });

  test('S-36 after a split by the income desk the other months’ statements still come', async () => {
    const row = await findHousehold('former', db());
    if (!row) throw new Error('The entry is not there.');
    const middle = addMonths(first, 1);
    await splitEntry(row, middle, [{ issuerId: 'ridehail', personId: claimant }], db());
    for (const month of [first, addMonths(first, 2), last])
      expect(await recipients(month)).toEqual([partner, claimant]);
    expect(await recipients(middle)).toEqual([partner]);
    expect(await recipients(after)).toEqual([partner]);
  });
});
