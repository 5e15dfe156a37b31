import { afterAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { ACCOUNT, anna, wallet, world } from './support/wallet';

afterAll(() => stopProver());

const AMOUNT = 2_567_900n;

describe('the lump sum among the money', { timeout: 120_000 }, () => {
  it('M-60 is found from the secret and the chain alone, with its amount, and stands in the history as what it is', async () => {
    const here = world();
    here.pool.advanceNote(anna.secret, AMOUNT);
    here.pool.claimNote(anna.secret, 202610, 41_646n, 131_080n);
    const own = wallet(here);
    await own.agent.money.look();
    const { shieldedCents, unopened, notes, entries } = own.money();
    expect(shieldedCents).toBe(AMOUNT);
    expect(notes.map(({ origin, period, amountCents }) => [origin, period, amountCents])).toEqual([
      ['claim', 202610, null],
      ['advance', null, AMOUNT],
    ]);
    expect(unopened).toBe(1);
    expect(entries).toMatchObject([{ kind: 'advance', amountCents: AMOUNT, period: null, account: null }]);
  });

  it('M-61 can be paid out whole at once, or in standard amounts, from its one note', async () => {
    const here = world();
    here.pool.advanceNote(anna.secret, AMOUNT);
    const own = wallet(here);
    await own.agent.money.look();
    const spread = own.agent.money.propose({ kind: 'spread', amountCents: 2_567_500n, toAccount: ACCOUNT });
    expect(spread.budgetCents).toBe('2567500');
    expect(spread.steps.length).toBeLessThanOrEqual(16);
    await own.pay({ kind: 'at-once', amountCents: AMOUNT });
    await own.until(own.isDone);
    expect(here.pool.balanceOf(ACCOUNT)).toBe(AMOUNT);
    expect(own.money().shieldedCents).toBe(0n);
  });
});
