import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { afterAll, describe, expect, it } from 'vitest';
import { stopProver } from '@/lib/shared/card/groth16';
import { eurCents } from '@/lib/shared/domain/cents';
import { BASE8, type Point, pointAdd, pointNegate, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { checkEquation, checkRecovered } from '@/lib/shared/tally/check-total';
import type { Refusal, VerifyStep } from '@/lib/shared/tally/steps';
import { verifyTotal } from '@/lib/shared/tally/verify-total';
import fixture from '@/tests/fixtures/tally-proof.json';
import {
  accountOf,
  type Edit,
  edited,
  honestWorld,
  nullifierOf,
  partOf,
  portOf,
  shareCall,
  type World,
  withArgs,
} from './support/world';

afterAll(stopProver);

const world = honestWorld();
const { first, next } = fixture.tranches;
const point = (text: readonly string[]): Point => text.map(BigInt) as unknown as Point;

async function expectRefused(broken: World, step: VerifyStep, reason: Refusal): Promise<void> {
  expect(await verifyTotal(1n, portOf(broken))).toEqual({ kind: 'refused', step, reason });
}

const ofFirst =
  (edit: Edit): Edit =>
  (event) =>
    event.args.trancheId === 1n ? edit(event) : event;
const by =
  (holder: 'pw' | 'tw' | 'statistics', edit: Edit): Edit =>
  (event) =>
    event.args.holder === accountOf(holder) ? edit(event) : event;
const shares = (edit: Edit): World => edited(world, 'income', 'ShareSubmitted', ofFirst(edit));
const parts = (edit: Edit): World => edited(world, 'income', 'PartRegistered', edit);
const keys = (edit: Edit): World =>
  edited(world, 'income', 'KeyComposed', (event) => (event.args.scheme === 1 ? edit(event) : event));

describe('the shares', () => {
  it('S-22 a wrong share is refused', async () => {
    const wrong = point(next.shares.pw.share);
    await expectRefused(shares(by('pw', (event) => withArgs(event, { share: wrong }))), 'shares', 'share-invalid');
  });

  it('S-22 a share whose proof is of another tranche is refused', async () => {
    const swapped = shares(by('pw', (event) => ({ ...event, input: shareCall('next', 'pw', true) })));
    await expectRefused(swapped, 'shares', 'share-invalid');
  });

  it('S-22 a share whose proof the node does not show, or that is another holder’s, is refused', async () => {
    await expectRefused(shares(by('statistics', ({ input: _, ...event }) => event)), 'shares', 'share-invalid');
    await expectRefused(shares(by('statistics', (event) => ({ ...event, input: '0x' }))), 'shares', 'share-invalid');
    const foreign = shares(by('statistics', (event) => ({ ...event, input: shareCall('first', 'pw', false) })));
    await expectRefused(foreign, 'shares', 'share-invalid');
  });

  it('S-22 one share, three, or two of one holder are refused', async () => {
    await expectRefused(shares(by('pw', () => [])), 'shares', 'share-missing');
    const third = by('pw', (event) => [
      event,
      withArgs({ ...event, block: event.block - 1n }, { holder: accountOf('tw') }),
    ]);
    await expectRefused(shares(third), 'shares', 'share-missing');
    const same = shares((event) => withArgs(event, { holder: accountOf('pw') }));
    await expectRefused(same, 'shares', 'share-missing');
  });

  it('S-08 a share that is no point of the curve is refused', async () => {
    const off = shares(by('pw', (event) => withArgs(event, { share: [1n, 2n] })));
    await expectRefused(off, 'shares', 'point-invalid');
  });

  it('V-09 a proof within the call of a holder’s own contract counts', async () => {
    const abi = parseAbi(['function execute(address to, uint256 value, bytes data)']);
    const wrapped = (data: Hex): Hex =>
      encodeFunctionData({ abi, functionName: 'execute', args: [accountOf('pw'), 0n, data] });
    const behind = shares((event) => ({ ...event, input: wrapped(event.input ?? '0x') }));
    expect(await verifyTotal(1n, portOf(behind))).toMatchObject({ kind: 'verified' });
  });
});

describe('the key', () => {
  it('S-22 a key that was never composed, for another scheme, or too late is refused', async () => {
    await expectRefused(
      keys(() => []),
      'shares',
      'key-unknown',
    );
    await expectRefused(
      keys((event) => withArgs(event, { scheme: 2 })),
      'shares',
      'key-unknown',
    );
    await expectRefused(
      keys((event) => ({ ...event, block: 60n })),
      'shares',
      'key-unknown',
    );
    const other = keys((event) => withArgs(event, { key: point(fixture.keys.tw.key) }));
    await expectRefused(other, 'shares', 'key-unknown');
    const used = edited(
      world,
      'income',
      'TrancheOpened',
      ofFirst((event) => withArgs(event, { tallyKeyHash: fixture.keys.tw.keyHash })),
    );
    await expectRefused(used, 'shares', 'key-unknown');
  });

  it('S-22 a rogue second part, the key minus the first, is refused: nobody proved to know it', async () => {
    const rogue = pointAdd(point(fixture.keys.tw.key), pointNegate(partOf('pw') as unknown as Point));
    await expectRefused(
      parts(by('statistics', (event) => withArgs(event, { part: rogue }))),
      'shares',
      'possession-invalid',
    );
  });

  it('S-22 parts that do not add up to the key, and holders without one, are refused', async () => {
    const other = keys((event) => withArgs(event, { agency: accountOf('tw') }));
    const given = edited(
      other,
      'income',
      'ShareSubmitted',
      ofFirst(
        by('pw', (event) => ({
          ...withArgs(event, { holder: accountOf('tw'), share: point(first.shares.tw.share) }),
          input: twShare,
        })),
      ),
    );
    await expectRefused(given, 'shares', 'parts-differ');
    await expectRefused(parts(by('pw', () => [])), 'shares', 'part-missing');
    const late = parts(by('pw', (event) => ({ ...event, block: 8n })));
    await expectRefused(late, 'shares', 'part-missing');
  });

  it('V-10 a part that a holder registers later changes nothing for keys that stand', async () => {
    const renewed = parts(by('pw', (event) => [event, withArgs({ ...event, block: 8n }, { part: partOf('tw') })]));
    expect(await verifyTotal(1n, portOf(renewed))).toMatchObject({ kind: 'verified' });
  });
});

/** The right share of a holder who has no part of the first tranche's key. */
const twShare = ((): Hex => {
  const abi = parseAbi(['function submitShare(uint64, uint256[2], uint256[2], uint256[2], uint256[8])']);
  const pair = (text: readonly string[]) => [BigInt(text[0] ?? ''), BigInt(text[1] ?? '')] as const;
  const proof = first.shares.tw.proof.map(BigInt) as unknown as Parameters<typeof encodeFunctionData>[0]['args'];
  const args = [1n, pair(first.sumC1), pair(first.sumC2), pair(first.shares.tw.share), proof];
  return encodeFunctionData({ abi, functionName: 'submitShare', args } as never);
})();

describe('the total', () => {
  const c2 = point(first.sumC2);
  const given = [point(first.shares.pw.share), point(first.shares.statistics.share)];
  const [total, caps] = [eurCents(BigInt(first.totalCents)), eurCents(BigInt(first.capSumCents))];

  it('S-22 one cent more is refused', async () => {
    const more = edited(
      world,
      'income',
      'TotalOpened',
      ofFirst((event) => withArgs(event, { totalCents: total + 1n })),
    );
    await expectRefused(more, 'equation', 'equation-fails');
  });

  it('S-22 the number that is found without being told is compared with the one that was opened', () => {
    expect(checkRecovered(total, caps, c2, given)).toBe(total);
    expect(() => checkRecovered(eurCents(total + 1n), caps, c2, given)).toThrow('other-total');
    expect(() => checkRecovered(total, eurCents(total - 1n), c2, given)).toThrow('not-recovered');
    expect(() => checkRecovered(total, caps, c2, given.slice(1))).toThrow('not-recovered');
  });

  it('S-22 the equation holds for the total and both shares alone', () => {
    expect(checkEquation(total, c2, given)).toEqual(scalarMul(BASE8, total));
    expect(() => checkEquation(total, c2, given.slice(1))).toThrow('equation-fails');
    expect(() => checkEquation(eurCents(0n), c2, given)).toThrow('equation-fails');
  });
});

describe('the pool', () => {
  const pool = (name: string, edit: Edit): World => edited(world, 'payout', name, ofFirst(edit));

  it('S-22 a release of another count or another total is refused', async () => {
    await expectRefused(
      pool('ReleaseReceived', (event) => withArgs(event, { count: 11n })),
      'pool',
      'release-differs',
    );
    const more = pool('ReleaseReceived', (event) => withArgs(event, { totalCents: 1n }));
    await expectRefused(more, 'pool', 'release-differs');
    await expectRefused(
      pool('Released', (event) => withArgs(event, { totalCents: 1n })),
      'pool',
      'release-differs',
    );
  });

  it('S-22 a claim that the pool has in another tranche, twice, or for another note or cap is refused', async () => {
    const note = (edit: Edit): World =>
      pool('NoteReceived', (event) => (event.args.nullifier === nullifierOf(1, 4) ? edit(event) : event));
    await expectRefused(
      note((event) => withArgs(event, { trancheId: 2n })),
      'pool',
      'note-differs',
    );
    await expectRefused(
      note((event) => [event, { ...event, logIndex: 1 }]),
      'pool',
      'note-differs',
    );
    await expectRefused(
      note((event) => withArgs(event, { note: 5n })),
      'pool',
      'note-differs',
    );
    await expectRefused(
      note((event) => withArgs(event, { capCents: 1 })),
      'pool',
      'note-differs',
    );
  });
});
