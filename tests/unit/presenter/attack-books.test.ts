import { type Abi, encodeAbiParameters, encodeEventTopics, erc20Abi, type Log } from 'viem';
import { describe, expect, test } from 'vitest';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import en from '@/lib/i18n/messages/en';
import nl from '@/lib/i18n/messages/nl';
import { stoppedChainSec, toldStopSec } from '@/lib/shared/presenter/stopped-chain';
import { PROFILE_PACE, STAGE_PROFILES, zStopRequest } from '@/lib/shared/schemas/presenter-api';
import { follows, type Moves, movesOf } from '@/scripts/presenter/attacks/books';

const POOL = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';
const TOKEN = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const SOMEBODY = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const UNIT = 10_000n;

const QUIET: Moves = { noted: 0n, deposited: 0n, spent: 0n, freed: 0n, withdrawn: 0n, paidIn: 0n, received: [] };
const BEFORE = { balance: 1_000n, reserved: 400n };

describe('the pool’s books around an attack', () => {
  test('ATK-01 nothing told, nothing changed; a change that nobody told of is a loss', () => {
    expect(follows(BEFORE, BEFORE, QUIET)).toBe(true);
    expect(follows(BEFORE, { ...BEFORE, balance: 999n }, QUIET)).toBe(false);
    expect(follows(BEFORE, { ...BEFORE, reserved: 401n }, QUIET)).toBe(false);
  });

  test('ATK-01 what was taken has to come back to the unit', () => {
    const taken = { ...QUIET, withdrawn: 500n };
    expect(follows(BEFORE, BEFORE, { ...taken, paidIn: 500n })).toBe(true);
    // Almost half of it is missing.
    expect(follows(BEFORE, { ...BEFORE, balance: 755n }, { ...taken, paidIn: 500n })).toBe(false);
  });

  test('ATK-01 other people may claim, pay in and be paid meanwhile', () => {
    const moves = { ...QUIET, noted: 300n, deposited: 20n, spent: 50n, freed: 10n, paidIn: 20n };
    expect(follows(BEFORE, { balance: 970n, reserved: 660n }, moves)).toBe(true);
    expect(follows(BEFORE, { balance: 970n, reserved: 661n }, moves)).toBe(false);
  });

  test('ATK-01 a pool that owes more than it has is not whole, whatever it told', () => {
    expect(
      follows({ balance: 400n, reserved: 400n }, { balance: 400n, reserved: 500n }, { ...QUIET, noted: 100n }),
    ).toBe(false);
  });

  test('ATK-02 the moves are those of the pool’s events and of the token’s transfers to it', () => {
    const abis: Readonly<Record<string, Abi>> = { [POOL]: payoutPoolAbi, [TOKEN]: erc20Abi };
    const log = (address: string, eventName: string, args: Readonly<Record<string, unknown>>): Log => {
      const abi = abis[address] ?? [];
      const event = abi.find((item) => item.type === 'event' && item.name === eventName);
      if (event?.type !== 'event') throw new Error(`No event ${eventName}.`);
      const plain = event.inputs.filter(({ indexed }) => indexed !== true);
      return {
        ...{ address, blockHash: null, blockNumber: null, logIndex: null, transactionHash: null },
        ...{ transactionIndex: null, removed: false },
        topics: encodeEventTopics({ abi, eventName, args }),
        data: encodeAbiParameters(
          plain,
          plain.map(({ name }) => args[name ?? '']),
        ),
      } as Log;
    };
    const logs = [
      log(POOL, 'NoteReceived', { nullifierClass: 1, nullifier: 7n, note: 8n, capCents: 300, trancheId: 2n }),
      log(POOL, 'Deposited', { depositor: SOMEBODY, note: 9n, amountCents: 20, payTo: 1n }),
      log(POOL, 'Spent', { nullifier0: 1n, nullifier1: 2n, change: 3n, recipient: SOMEBODY, amountCents: 50 }),
      log(POOL, 'Released', { nullifierClass: 1, trancheId: 2n, totalCents: 4n, freedUnits: 11n }),
      log(POOL, 'FreeWithdrawn', { to: SOMEBODY, units: 5n }),
      log(TOKEN, 'Transfer', { from: SOMEBODY, to: POOL, value: 6n }),
      log(TOKEN, 'Transfer', { from: POOL, to: SOMEBODY, value: 5n }),
    ];
    expect(movesOf(logs, POOL.toLowerCase(), UNIT)).toEqual({
      ...{ noted: 300n * UNIT, deposited: 20n * UNIT, spent: 50n * UNIT, freed: 11n, withdrawn: 5n, paidIn: 6n },
      received: [{ nullifierClass: 1, nullifier: 7n }],
    });
  });
});

describe('a chain that is stopped', () => {
  test('ATK-03 it stands still for as long as its button says, at every pace, and as the stage allows', () => {
    for (const { blockTimeSec } of STAGE_PROFILES.map((profile) => PROFILE_PACE[profile])) {
      const seconds = stoppedChainSec(blockTimeSec);
      expect(zStopRequest.safeParse({ client: 'page-one-1234', domain: 'payout', seconds }).success).toBe(true);
    }
    expect(stoppedChainSec(PROFILE_PACE.ethereum.blockTimeSec)).toBeGreaterThan(stoppedChainSec(0));
    for (const { presenter } of [nl, en]) {
      expect(presenter.attacks.names['stopped-chain']).toContain('{seconds}');
      expect(presenter.attacks.names['stopped-chain']).not.toMatch(/\d/u);
    }
  });

  test('ATK-03 a run that has said how long keeps its word, whatever the pace is later', () => {
    const line = { atMs: 1, key: 'chainStopped', data: { stoppedMs: '44000' }, tone: 'info' as const };
    expect(toldStopSec({ lines: [line] })).toBe(44);
    expect(toldStopSec({ lines: [] })).toBeNull();
  });
});
