import { afterAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { zTotal } from '@/lib/shared/schemas/totals-api';
import { type Checked, checkAll, isRight } from '@/scripts/verify/check-all';
import { asJson, asLine } from '@/scripts/verify/text';
import fixture from '@/tests/fixtures/tally-proof.json';
import { edited, honestWorld, nullifierOf, portOf, type World, withArgs } from './support/world';

afterAll(stopProver);

const world = honestWorld();
const { first, next } = fixture.tranches;

const shown = (trancheId: number, count: number, totalCents: number) =>
  zTotal.parse({
    trancheId,
    scheme: 1,
    region: 9001,
    state: 'total',
    shares: 2,
    count,
    totalCents: String(totalCents),
    beganAtSec: 1,
    closedAtSec: 2,
    openedAtSec: 3,
    pool: 'applied',
  });

async function run(of: World, published = [shown(1, first.count, first.totalCents)]) {
  const lines: string[] = [];
  const onChecked = (checked: Checked) => lines.push(asLine(checked));
  const all = await checkAll(portOf(of), { nowMs: () => 0, published, onChecked });
  return { all, lines };
}

describe('npm run verify:totals', () => {
  it('V-20 checks every total of the chain, also those that the portal does not show', async () => {
    const { all, lines } = await run(world);
    expect(all.every(isRight)).toBe(true);
    expect(lines).toEqual([
      `✓ total 1 pw Voorbeeldstad: 10 claims, €7,404.67, pool settled (0 ms)`,
      `✓ total 2 pw Voorbeeldstad: ${next.count} claims, €210.42, pool settled (0 ms)`,
    ]);
    expect(all.map(asJson)[0]).toEqual({
      trancheId: '1',
      scheme: 1,
      region: 9001,
      outcome: 'verified',
      claims: 10,
      totalCents: String(first.totalCents),
      pool: 'settled',
      ms: 0,
    });
  });

  it('V-20 a total that was opened twice is one line, and wrong', async () => {
    const twice = edited(world, 'income', 'TotalOpened', (event) => [event, { ...event, block: event.block + 80n }]);
    const { all, lines } = await run(twice);
    expect(all.map(({ outcome }) => outcome.kind)).toEqual(['refused', 'refused']);
    expect(lines[0]).toMatch(/^✗ total 1: Do not trust this number\. step 1, .*once/);
  });

  it('S-22 a claim that is in two totals is found at the pool, and before the pool has either of them', async () => {
    const same = { nullifier: nullifierOf(1, 0), note: 7n * nullifierOf(1, 0) };
    const again = edited(world, 'income', 'Claimed', (event) =>
      event.args.nullifier === nullifierOf(2, 0) ? withArgs(event, same) : event,
    );
    const { all, lines } = await run(again);
    expect(all.map(({ outcome }) => outcome.kind)).toEqual(['verified', 'refused']);
    expect(lines[1]).toContain('Do not trust this number');
    const blind = portOf({ ...again, payout: { ...again.payout, events: [] } });
    const checked = await checkAll(blind, { nowMs: () => 0, published: [], onChecked: () => undefined });
    expect(checked.map(({ outcome }) => outcome.kind)).toEqual(['verified', 'elsewhere']);
    expect(checked.map(isRight)).toEqual([true, false]);
  });

  it('V-14 a number that the portal shows and the chain does not have is wrong', async () => {
    const { all, lines } = await run(world, [shown(1, 10, 1), shown(2, next.count, next.totalCents), shown(9, 10, 5)]);
    expect(all.map(({ outcome }) => outcome.kind)).toEqual(['refused', 'verified', 'invented']);
    expect(lines[0]).toContain('another number than the chain');
    expect(lines[2]).toContain('comes from nowhere');
    expect(all.map(asJson)[0]).toMatchObject({ outcome: 'refused', step: 'read', reason: 'published-differs' });
  });

  it('V-04 a chain that stops answering leaves totals that are neither right nor wrong', async () => {
    const dying = { ...world, payout: { ...world.payout, diesAfter: 0 } };
    const { all, lines } = await run(dying);
    expect(all.map(isRight)).toEqual([false, false]);
    expect(lines[0]).toMatch(/^\? total 1 pw Voorbeeldstad: The chain does not answer at step 7/);
    await expect(run({ ...world, income: { ...world.income, chainId: 1 } })).rejects.toMatchObject({
      code: 'CHAIN_UNAVAILABLE',
    });
  });
});
