import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JobDependencies } from '@/lib/server/worker/jobs';
import { seeded } from '@/tests/fixtures/household';

const key = (name: string) => `0x${seeded(`env.${name}`).toString(16).padStart(64, '0')}`;
const five = Array.from({ length: 5 }, (_, index) => key(`validator.${index}`)).join(',');
const ENV = {
  DATABASE_URL: 'postgres://localhost/voorzien',
  VOORZIEN_CONFIG: '/runtime.json',
  NEXTAUTH_SECRET: key('session'),
  NEXTAUTH_URL: 'http://localhost:3000',
  ISSUER_KEYS: JSON.stringify({ rides: key('rides') }),
  RELAY_PRIVATE_KEY: key('relay'),
  PAYOUT_RELAY_PRIVATE_KEY: key('payoutRelay'),
  INSERTER_PRIVATE_KEY: key('inserter'),
  PUBLISHER_PRIVATE_KEY: key('publisher'),
  MESSENGER_PRIVATE_KEY: key('messenger'),
  TALLY_CLOSER_PRIVATE_KEY: key('closer'),
  TALLY_RELEASER_PRIVATE_KEY: key('releaser'),
  VALIDATOR_KEYS_INCOME: five,
  VALIDATOR_KEYS_HEALTH: five,
  VALIDATOR_KEYS_PAYOUT: five,
};
const holder = (name: string) => ({ account: key(`${name}.account`), part: key(`${name}.part`) });

/** Parsed once per process: each test reads it anew. */
async function workerEnvWith(changes: Partial<Record<string, string>>) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...ENV, ...changes })) vi.stubEnv(name, value);
  return (await import('@/lib/server/env')).workerEnv();
}

beforeEach(() => vi.unstubAllEnvs());
afterEach(() => vi.unstubAllEnvs());

describe('the worker’s environment', () => {
  test('TALLY-30 names the key holders that it works for: none, or some, with the parts that older keys need', async () => {
    expect((await workerEnvWith({})).TALLY_HOLDERS).toEqual({});
    const held = { statistics: { ...holder('statistics'), formerParts: [key('former')] }, pw: holder('pw') };
    expect((await workerEnvWith({ TALLY_HOLDERS: JSON.stringify(held) })).TALLY_HOLDERS).toEqual({
      statistics: held.statistics,
      pw: { ...held.pw, formerParts: [] },
    });
  });

  test.each([
    ['a holder that there is not', JSON.stringify({ svb: holder('svb') })],
    ['a part that is no key', JSON.stringify({ pw: { ...holder('pw'), part: '12' } })],
    ['half a text', JSON.stringify({ pw: holder('pw') }).slice(0, -10)],
  ])('S-34 refuses %s and names the variable, never what stands in it', async (_title, TALLY_HOLDERS) => {
    const refusal = await workerEnvWith({ TALLY_HOLDERS }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Error);
    const text = `${(refusal as Error).stack} ${String((refusal as Error).cause)}`;
    expect(text).toContain('TALLY_HOLDERS');
    for (const secret of TALLY_HOLDERS.match(/0x[0-9a-f]+/g) ?? []) expect(text).not.toContain(secret.slice(2, 20));
  });
});

describe('key holders of one machine', () => {
  const jobsOn = async (chainId: number, ...names: readonly string[]) => {
    const env = await workerEnvWith({
      TALLY_HOLDERS: JSON.stringify(Object.fromEntries(names.map((name) => [name, holder(name)]))),
    });
    const { tallyJobs } = await import('@/lib/server/worker/tally-jobs');
    const chain = { settings: { chainId }, client: {} };
    const chains = { income: chain, health: chain, payout: chain };
    return tallyJobs({ chains, keys: env } as unknown as JobDependencies).map(({ name }) => name);
  };

  test('S-22 several are refused outside of development chains: one machine could open any amount', async () => {
    await expect(jobsOn(1, 'pw', 'statistics')).rejects.toThrow('one part');
    expect(await jobsOn(1, 'statistics')).toEqual([
      'tally:closer',
      'tally:keeper:statistics',
      'tally:releaser',
      'pool:releases',
    ]);
  });

  test('TALLY-31 each has a job of its own on a development chain', async () => {
    const jobs = await jobsOn(31337, 'pw', 'tw', 'statistics');
    expect(jobs.filter((name) => name.startsWith('tally:keeper:'))).toEqual([
      'tally:keeper:pw',
      'tally:keeper:tw',
      'tally:keeper:statistics',
    ]);
  });
});
