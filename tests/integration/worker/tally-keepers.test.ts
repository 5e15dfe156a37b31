import { privateKeyToAddress } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/lib/server/repositories/database';
import type { TallyKeeper } from '@/lib/server/tally/keeper';
import { ShareProver } from '@/lib/server/tally/share-prover';
import { stopProver } from '@/lib/shared/card/groth16';
import { seeded } from '@/tests/fixtures/household';
import { type Stack, startStack } from '../helpers/stack';
import { allMined, tallyByHand, WINDOW_SEC } from '../helpers/tally';
import { TALLY_HOLDERS } from '../helpers/test-keys';

const PW = privateKeyToAddress(TALLY_HOLDERS.pw.account);
const STATISTICS = privateKeyToAddress(TALLY_HOLDERS.statistics.account);

let stack: Stack;
let tally: ReturnType<typeof tallyByHand>;
const prover = new ShareProver();

/** A holder as it is after a start: what was refused before is looked at again. */
const pwHolder = (options: Parameters<typeof tally.keeper>[2] = {}) => tally.keeper('pw', prover, options);
const statistics = () => tally.keeper('statistics', prover);

/** Amounts that differ from each other and from those of other labels. */
const amountsOf = (label: string, count: number): bigint[] =>
  Array.from({ length: count }, (_, index) => (seeded(`amount.${label}.${index}`) % 140_000n) + 1n);
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

const counted = async (label: string, count: number): Promise<bigint[]> => {
  const amounts = amountsOf(label, count);
  await tally.count(label, amounts);
  return amounts;
};
const totalOf = async (trancheId: bigint) =>
  (await tally.eventsOf(trancheId)).find(({ kind }) => kind === 'total')?.totalCents ?? null;
const kindsOf = async (trancheId: bigint) => (await tally.eventsOf(trancheId)).map(({ kind }) => kind);
const sentBy = (address: typeof PW) => stack.chains.income.client.getTransactionCount({ address });

beforeAll(async () => {
  stack = await startStack({ tallyWindowSec: WINDOW_SEC });
  tally = tallyByHand(stack);
  await tally.index('income');
});
afterAll(async () => {
  await stopProver();
  await stack?.stop();
});

describe('key holders', () => {
  it('S-22 nine claims go on into the next window, and neither holder gives a share', async () => {
    const nine = await counted('first', 9);
    const trancheId = await tally.close();
    expect(await kindsOf(trancheId)).toEqual(['opened', 'continued']);
    const before = await Promise.all([sentBy(PW), sentBy(STATISTICS)]);
    for (const keeper of [pwHolder(), statistics()]) await tally.turnsOf(keeper);
    expect(await Promise.all([sentBy(PW), sentBy(STATISTICS)])).toEqual(before);
    // The tenth makes them a sum.
    const tenth = await counted('tenth', 1);
    expect(await tally.close()).toBe(trancheId);
    for (const keeper of [pwHolder(), statistics()]) await tally.turnsOf(keeper);
    expect(await kindsOf(trancheId)).toEqual(['opened', 'continued', 'closed', 'total']);
    expect(await totalOf(trancheId)).toBe(sumOf([...nine, ...tenth]));
    expect(await tally.sharesOf(trancheId)).toEqual([PW, STATISTICS]);
  });

  it('S-22 a tranche of which a holder knows nine claims is refused by it, whatever the contract says', async () => {
    await counted('nine', 10);
    const trancheId = await tally.close();
    const last = await database().claimEvent.findFirstOrThrow({
      where: { trancheId },
      orderBy: { blockNumber: 'desc' },
    });
    await database().claimEvent.deleteMany({ where: { nullifier: last.nullifier } });
    for (const keeper of [pwHolder(), statistics()]) await tally.turnsOf(keeper);
    expect(await tally.sharesOf(trancheId)).toEqual([]);
    await database().claimEvent.create({ data: last });
    await tally.turnsOf(pwHolder());
    expect(await tally.sharesOf(trancheId)).toEqual([PW]);
    await tally.turnsOf(statistics());
    expect(await totalOf(trancheId)).toBe(sumOf(amountsOf('nine', 10)));
  });

  it('S-22 a sum that is not that of the claims is refused by both holders', async () => {
    await counted('differs', 10);
    const trancheId = await tally.close();
    const where = { trancheId, nullifier: seeded('tally.differs.nullifier.3').toString() };
    const claim = await database().claimEvent.findFirstOrThrow({ where });
    const other = await database().claimEvent.findFirstOrThrow({ where: { trancheId, NOT: where } });
    await database().claimEvent.updateMany({ where, data: { c2x: other.c2x, c2y: other.c2y } });
    for (const keeper of [pwHolder(), statistics()]) await tally.turnsOf(keeper);
    expect(await tally.sharesOf(trancheId)).toEqual([]);
    await database().claimEvent.updateMany({ where, data: { c2x: claim.c2x, c2y: claim.c2y } });
    for (const keeper of [statistics(), pwHolder()]) await tally.turnsOf(keeper);
    expect(await totalOf(trancheId)).toBe(sumOf(amountsOf('differs', 10)));
    expect(await tally.sharesOf(trancheId), 'whoever comes first').toEqual([STATISTICS, PW]);
  });

  it('TALLY-10 a holder that is away: tranches wait with one share, nothing is lost, and all are opened when it is back', async () => {
    const present = pwHolder();
    const tranches: bigint[] = [];
    for (const label of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']) {
      await counted(label, 10);
      tranches.push(await tally.close());
      await tally.turnsOf(present);
    }
    for (const trancheId of tranches) expect(await tally.sharesOf(trancheId)).toEqual([PW]);
    const before = await sentBy(PW);
    await tally.turnsOf(present);
    expect(await sentBy(PW), 'a share is given once').toBe(before);
    // More than one turn's worth.
    await tally.turnsOf(statistics());
    const totals = await Promise.all(tranches.map(totalOf));
    const labels = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
    expect(totals).toEqual(labels.map((label) => sumOf(amountsOf(label, 10))));
  });

  it('S-26 both holders at one moment: one share is first, the other opens, and no tranche is opened twice', async () => {
    await counted('race', 10);
    const trancheId = await tally.close();
    const [one, other] = [pwHolder(), statistics()];
    await stack.anvils.income.rpc('evm_setAutomine', [false]);
    await Promise.all([one.turn(() => true), other.turn(() => true)]);
    await stack.anvils.income.mine(1);
    await stack.anvils.income.rpc('evm_setAutomine', [true]);
    await tally.index('income');
    expect(await tally.sharesOf(trancheId)).toHaveLength(1);
    for (const keeper of [one, other]) await tally.turnsOf(keeper);
    expect(await totalOf(trancheId)).toBe(sumOf(amountsOf('race', 10)));
    expect((await tally.sharesOf(trancheId)).sort()).toEqual([PW, STATISTICS].sort());
    expect((await kindsOf(trancheId)).filter((kind) => kind === 'total')).toHaveLength(1);
  });

  it('TALLY-11 a holder that does not hold its job any more sends nothing', async () => {
    await counted('lease', 10);
    const trancheId = await tally.close();
    const before = await sentBy(PW);
    await pwHolder().turn(() => false);
    await allMined(stack, 'income');
    expect(await sentBy(PW)).toBe(before);
    for (const keeper of [pwHolder(), statistics()]) await tally.turnsOf(keeper);
    expect(await totalOf(trancheId)).toBe(sumOf(amountsOf('lease', 10)));
  });
});

describe('a part that was replaced', () => {
  it('TALLY-12 still opens what was counted under its key, and another part opens nothing', async () => {
    const amounts = await counted('rotated', 10);
    const trancheId = await tally.close();
    const { part: former } = TALLY_HOLDERS.pw;
    const { part: next } = TALLY_HOLDERS.tw;
    await tally.turnsOf(pwHolder({ parts: [next] }));
    expect(await tally.sharesOf(trancheId)).toEqual([]);
    await tally.turnsOf(pwHolder({ parts: [next, former] }));
    await tally.turnsOf(statistics());
    expect(await totalOf(trancheId)).toBe(sumOf(amounts));
  });
});

describe('S-27 a reorganisation', () => {
  const openBoth = async (keepers: readonly TallyKeeper[]) => {
    for (const keeper of keepers) await tally.turnsOf(keeper);
  };

  it('S-27 of the shares’ blocks: they are given again for the same claims, and the total is opened once', async () => {
    await counted('again', 10);
    const trancheId = await tally.close();
    await openBoth([pwHolder(), statistics()]);
    await stack.anvils.income.reorganise(2);
    await tally.index('income');
    expect(await kindsOf(trancheId)).toEqual(['opened', 'closed']);
    expect(await tally.sharesOf(trancheId)).toEqual([]);
    await openBoth([pwHolder(), statistics()]);
    expect(await totalOf(trancheId)).toBe(sumOf(amountsOf('again', 10)));
    expect(await tally.sharesOf(trancheId)).toEqual([PW, STATISTICS]);
  });

  it('S-22 of the closing: a sum with one claim more is refused by who has given a share for the first one', async () => {
    await counted('closing', 10);
    const trancheId = await tally.close();
    await tally.turnsOf(pwHolder());
    expect(await tally.sharesOf(trancheId)).toEqual([PW]);
    // Closing and share are gone; then an eleventh claim comes. Both totals together would tell its amount.
    await stack.anvils.income.reorganise(2);
    await tally.index('income');
    await counted('eleventh', 1);
    expect(await tally.close()).toBe(trancheId);
    expect((await tally.eventsOf(trancheId)).at(-1)).toMatchObject({ kind: 'closed', count: 11 });
    await openBoth([pwHolder(), statistics()]);
    expect(await tally.sharesOf(trancheId)).toEqual([STATISTICS]);
    expect(await totalOf(trancheId)).toBeNull();
  });

  it('S-27 is waited for: no share before the chain’s confirmations', async () => {
    await counted('patience', 10);
    const trancheId = await tally.close();
    const patient = pwHolder({ confirmations: 4 });
    await tally.turnsOf(patient);
    expect(await tally.sharesOf(trancheId)).toEqual([]);
    await stack.anvils.income.mine(4);
    await tally.index('income');
    await tally.turnsOf(patient);
    expect(await tally.sharesOf(trancheId)).toEqual([PW]);
  });
});
