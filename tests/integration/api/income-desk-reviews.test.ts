import { describe, expect, test } from 'vitest';
import { deskCase, stateByDesk } from '@/lib/server/services/income-desk';
import { AppError } from '@/lib/shared/errors/app-error';
import { zReview } from '@/lib/shared/schemas/review-api';
import type { DeskStatement } from '@/lib/shared/schemas/work-list-api';
import { aboutMonth, aboutStatement, cases, NOVEMBER_20, OCTOBER } from '../helpers/cases';
import { publishRegisters, readMail } from '../helpers/read-card';

const t = cases({ changesRegister: true });

type Wanted = Pick<DeskStatement, 'entryId' | 'personId' | 'covers' | 'reviewId'>;
const state = async (wanted: Wanted): Promise<string> => {
  const amounts = { gross: '500', net: '500', reason: 'statement-wrong', papers: 'payslips' } as const;
  const request = { ...wanted, ...amounts, version: 1, period: OCTOBER, consent: 'at-the-desk' } as const;
  return stateByDesk(await t.actor('stad'), request, t.deps()).then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
};
const replaceable = async ({ entryId, personId, reviewId }: Wanted) =>
  (await deskCase(await t.actor('stad'), { entryId, personId, reviewId, period: OCTOBER }, t.deps())).replaceable;
const asked = async (personId: string, json: unknown) => zReview.parse((await t.ask(personId, json)).body).id;
const dewi = { entryId: 'seed-chris-1', personId: 'dewi', covers: ['winkel'] };

describe('what a question lets the income desk replace', () => {
  test('WL-48 a question of one person opens no issued statement of the partner', async () => {
    await t.issue('vlotrit', 'chris');
    await t.issue('hoek', 'dewi');
    const reviewId = await asked('chris', aboutMonth());
    expect(await replaceable({ ...dewi, reviewId })).toEqual([]);
    expect(await state({ ...dewi, reviewId })).toBe('SOURCE_HAS_ISSUED');
    expect(await t.db().statement.count({ where: { issuerId: 'voorbeeldstad' } })).toBe(0);
    const chris = { entryId: 'seed-chris-1', personId: 'chris', covers: ['ridehail'], reviewId };
    expect(await replaceable(chris)).toEqual(['ridehail']);
    expect(await state(chris)).toBe('done');
  });

  test('WL-49 a contested statement opens the place of its own employer, and of no other', async () => {
    const contested = (await t.issue('vlotrit', 'bram')).body.id as string;
    await t.issue('hoek', 'bram');
    const reviewId = await asked('bram', aboutStatement(contested));
    const bram = { entryId: 'seed-bram-1', personId: 'bram', reviewId };
    expect(await replaceable({ ...bram, covers: [] })).toEqual(['ridehail']);
    expect(await state({ ...bram, covers: ['winkel'] })).toBe('SOURCE_HAS_ISSUED');
    expect(await state({ ...bram, covers: ['ridehail', 'winkel'] })).toBe('SOURCE_HAS_ISSUED');
    expect(await state({ ...bram, covers: ['ridehail'] })).toBe('done');
  });

  test('WL-50 the person whose income the desk stated is told too when the question was the partner’s', async () => {
    const cards = { chris: await t.card('chris'), dewi: await t.card('dewi') };
    await t.db().consent.create({ data: { personId: 'dewi', version: '1', given: true } });
    await t.issue('vlotrit', 'chris', '1000');
    const reviewId = await asked('chris', aboutMonth());
    expect(await state({ ...dewi, reviewId })).toBe('done');
    await publishRegisters(t.db(), NOVEMBER_20);
    const kindsOf = async (name: 'chris' | 'dewi') =>
      (await readMail(name, cards[name], t.db())).data.messages.map(({ kind }) => kind);
    expect(await kindsOf('chris')).toContain('review-answered');
    expect(await kindsOf('dewi')).toContain('missing-decided');
  });
});
