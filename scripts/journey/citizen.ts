import { randomBytes } from 'node:crypto';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { z } from 'zod';
import { type CardAgent, createCardAgent } from '@/lib/shared/card/agent/agent';
import { type AgentPorts, type CardIdentity, systemClock } from '@/lib/shared/card/agent/ports';
import { type CardMode, memoryCardStore } from '@/lib/shared/card/card-data';
import { encryptionKeyPair, secretFromSignature, unlockTypedData } from '@/lib/shared/card/identity';
import type { JsonFetch } from '@/lib/shared/card/json-fetch';
import { createPoolWork } from '@/lib/shared/card/money/pool-work';
import { advanceChain, policyChain } from '@/lib/shared/card/policy-chain';
import { poolChain } from '@/lib/shared/card/pool-chain';
import { type CitizenApi, citizenApi, openApi, relayApi } from '@/lib/shared/card/portal-api';
import type { CardWork } from '@/lib/shared/card/work';
import { DEMO_REGIONS, DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import { bindContext } from '@/lib/shared/protocol/context';
import { hashHolder } from '@/lib/shared/protocol/hashes';
import { holderInput } from '@/lib/shared/protocol/supplement-witness';
import { zDemoPersonCreated, type zDemoPersonRequest } from '@/lib/shared/schemas/citizen-api';
import { zDemoPatient } from '@/lib/shared/schemas/health-desk-api';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';
import { connect } from './chain-check';
import { openFetch, Session } from './session';
import type { Stopwatch } from './stopwatch';

const CONSENT_VERSION = 'journey-1';

export type Portal = { readonly url: string; readonly config: PublicConfig; readonly work: CardWork };
export type Citizen = {
  readonly personId: string;
  readonly identity: CardIdentity;
  readonly agent: CardAgent;
  /** The same wallet in another browser: nothing but the secret is taken along. */
  inAnotherBrowser(): RunningCard;
  stop(): void;
};

export type RunningCard = { readonly agent: CardAgent; stop(): void };

/** Single, 21 or older, medically limited in hours: the driver of the story. */
function driver(employerId: string): z.input<typeof zDemoPersonRequest> {
  return {
    scheme: 'pw',
    region: DEMO_REGIONS.voorbeeldstad,
    normClass: NORM_CLASSES.pw.indexOf('single'),
    disregardClass: DISREGARD_CLASSES.pw.indexOf('y'),
    knownBenefitCents: '0',
    employers: [employerId],
    partnerEmployer: null,
  };
}

/** The same EIP-712 message that the portal shows; the secret never leaves this process. */
async function unlock(key: `0x${string}`, config: PublicConfig): Promise<CardIdentity> {
  const signature = await privateKeyToAccount(key).signTypedData(unlockTypedData(config.deploymentSalt));
  const secret = secretFromSignature(signature, config.deploymentSalt);
  return { secret, holder: hashHolder(secret), keyPair: await encryptionKeyPair(secret) };
}

async function bind(
  api: ReturnType<typeof citizenApi>,
  identity: CardIdentity,
  { config, work }: Portal,
): Promise<void> {
  const { challenge } = await api.challenge();
  const context = bindContext(config.audience, challenge, identity.keyPair.publicKey);
  const { proof } = await work.prove('holder', holderInput(identity.secret, context));
  await api.bind({ holder: String(identity.holder), encryptionKey: identity.keyPair.publicKey, challenge, proof });
}

/** A browser of its own: an empty store, and a look at the pool that begins at the first block. */
function browser({ url, config, work }: Portal, citizen: CitizenApi): AgentPorts {
  const fetchOpen = openFetch(url);
  const open = openApi(fetchOpen);
  return {
    ...{ citizen, open },
    work: { ...work, ...createPoolWork(open, work.prove) },
    relayAt: (origin) => relayApi(openFetch(origin)),
    policyChain: policyChain(connect(config).income, config.contracts.incomeSupplement),
    advanceChain: advanceChain(connect(config).health, config.contracts.asbestosAdvance),
    poolChain: poolChain(connect(config).payout, config.contracts.payoutPool),
    store: memoryCardStore(),
    clock: systemClock,
    random: (length) => new Uint8Array(randomBytes(length)),
  };
}

function running(agent: CardAgent): RunningCard {
  const stopping = new AbortController();
  void agent.run(stopping.signal).catch(() => undefined);
  return { agent, stop: () => stopping.abort(new Error('The journey is over.')) };
}

type PersonOf = (open: JsonFetch) => Promise<string>;

/** An unlocked, bound card of a new fictitious person, who agreed to sharing. */
async function newCard(portal: Portal, mode: CardMode, personOf: PersonOf, watch: Stopwatch): Promise<Citizen> {
  const { url, config } = portal;
  const open = openFetch(url);
  const key = generatePrivateKey();
  const session = new Session(url);
  const citizen = citizenApi(session.fetchJson);

  const personId = await watch.time('create a fictitious person', () => personOf(open));
  await watch.time('sign in with the wallet', () => session.signInCitizen(personId, key, config));
  const identity = await watch.time('unlock the identity card', () => unlock(key, config));
  await watch.time('bind the card to the person', () => bind(citizen, identity, portal));

  const card = () => createCardAgent(identity, config, browser(portal, citizen));
  const agent = card();
  await watch.time(`agree to sharing, mode ${mode}`, async () => {
    await citizen.consent(CONSENT_VERSION, true, mode);
    await agent.setConsent(true);
    await agent.setMode(mode);
  });
  return { personId, identity, ...running(agent), inAnotherBrowser: () => running(card()) };
}

/** A new fictitious driver with an unlocked, bound card, in automatic mode unless told. */
export const newCitizen = (
  portal: Portal,
  employerId: string,
  watch: Stopwatch,
  mode: CardMode = 'automatic',
): Promise<Citizen> => {
  const request = { method: 'POST', path: '/api/demo/people', body: driver(employerId) } as const;
  const create: PersonOf = async (open) => zDemoPersonCreated.parse(await open(request)).personId;
  return newCard(portal, mode, create, watch);
};

/** A wallet of its own for somebody who is there already. @throws HOLDER_MISMATCH for who has a card */
export const bindAnotherCard = (portal: Portal, personId: string, watch: Stopwatch): Promise<Citizen> =>
  newCard(portal, 'one-click', async () => personId, watch);

/** A new fictitious patient of a doctor, who applies with one click. */
export const newPatient = (portal: Portal, doctor: string, watch: Stopwatch): Promise<Citizen> => {
  const request = { method: 'POST', path: '/api/demo/patients', body: { doctor } } as const;
  const create: PersonOf = async (open) => zDemoPatient.parse(await open(request)).personId;
  return newCard(portal, 'one-click', create, watch);
};
