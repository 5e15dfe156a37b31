import { setTimeout as sleep } from 'node:timers/promises';
import { getAddress, type PublicClient } from 'viem';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import type { LoadPeople } from '@/lib/shared/schemas/load-run-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { leafOf } from '../history/world';
import { openFetch } from '../journey/session';
import type { Prepared } from './archive';
import { newCardKey } from './card-key';
import { growthOf } from './growth';
import { employerOf, SCALE_REGION, SCALE_SCHEME, scalePlan } from './plan';

const LOOK_MS = 100;

export type EnrolPorts = {
  readonly portalUrl: string;
  readonly config: PublicConfig;
  readonly nodes: { readonly income: PublicClient };
  readonly patienceMs: number;
  readonly signal: AbortSignal;
};

export type Enrolled = {
  readonly people: number;
  /** From the rows in the database to the root on the chain. */
  readonly rootMs: number;
  /** Openings that cards got while it was looked, and in what time. */
  readonly openings: number;
  readonly openingsMs: number;
};

/** All people of the plan, as the portal is asked to take them in. */
export async function loadPeople(): Promise<Record<keyof LoadPeople, unknown>> {
  const households = scalePlan().map(({ household }) => ({ leaf: leafOf(household), employer: employerOf(household) }));
  const first = households[0];
  if (!first) throw new Error('The plan is empty.');
  const { normClass, disregardClass, knownBenefitCents, validFrom, validUntil } = first.leaf;
  return {
    ...{ encryptionKey: await newCardKey(), normClass, disregardClass, validFrom, validUntil },
    knownBenefitCents: knownBenefitCents.toString(),
    people: households.map(({ leaf: { holder, leafSalt }, employer }) => ({
      ...{ holder: holder.toString(), leafSalt: leafSalt.toString(), employer },
    })),
  };
}

/**
 * Has the portal take the plan's people in, and waits until its publisher has built their register, put the root on the
 * chain and told every card: the root that the prepared proofs are for.
 * @returns null when they were there before
 * @throws an Error when patience ends, as when another root comes of it
 */
export async function enrol({ root }: Prepared, ports: EnrolPorts): Promise<Enrolled | null> {
  const { portalUrl, config, nodes, patienceMs, signal } = ports;
  const contract = { address: getAddress(config.contracts.registerRoots), abi: registerRootsAbi } as const;
  const args = [SCALE_SCHEME, SCALE_REGION] as const;
  const isPublished = async () =>
    (await nodes.income.readContract({ ...contract, functionName: 'currentRoot', args })) === root;
  const people = scalePlan().length;
  const isTold = async () => (await growthOf(portalUrl)).openings >= people;
  if ((await isPublished()) && (await isTold())) return null;
  const startedMs = performance.now();
  const until = async (what: string, isThere: () => Promise<boolean>) => {
    while (!(await isThere())) {
      if (performance.now() - startedMs > patienceMs) throw new Error(`Waited in vain for ${what}.`);
      await sleep(LOOK_MS, undefined, { signal });
    }
    return performance.now() - startedMs;
  };
  await openFetch(portalUrl)({ method: 'POST', path: '/api/presenter/load/people', body: await loadPeople() });
  const rootMs = await until('the register of the load run', isPublished);
  // Counted from the first one on: before it the root waits for its confirmations.
  const openings = async () => (await growthOf(portalUrl)).openings;
  const firstMs = await until('the first opening', async () => (await openings()) > 0);
  const toldBefore = await openings();
  const openingsMs = (await until('the openings of the load run', isTold)) - firstMs;
  return { people, rootMs, openings: people - toldBefore, openingsMs };
}
