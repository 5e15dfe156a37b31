import { readFileSync } from 'node:fs';
import { type AgentPorts, type CardIdentity, systemClock } from '@/lib/shared/card/agent/ports';
import { memoryCardStore } from '@/lib/shared/card/card-data';
import { claimChains } from '@/lib/shared/card/claim';
import { acceptEntitlement } from '@/lib/shared/card/credentials';
import type { JsonFetch, JsonRequest } from '@/lib/shared/card/json-fetch';
import { createPoolWork } from '@/lib/shared/card/money/pool-work';
import type { ChainTree, PoolChain } from '@/lib/shared/card/pool-chain';
import { citizenApi, openApi, relayApi } from '@/lib/shared/card/portal-api';
import { type CardWork, directWork, type ProvedAdvance, type ProvedClaim } from '@/lib/shared/card/work';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Point } from '@/lib/shared/protocol/babyjubjub';
import { claimContext } from '@/lib/shared/protocol/context';
import { maxAmount } from '@/lib/shared/protocol/policy';
import { SUPPLEMENT_PACKS } from '@/lib/shared/rules/registry';
import type { MailboxKind } from '@/lib/shared/schemas/citizen-api';
import { type ClaimRequest, zClaimRequest } from '@/lib/shared/schemas/public-api';
import { healthDouble } from './health';
import { type Fault, incomeChainDouble } from './income-chain';
import { proofVerifier } from './verify';
import {
  configOf,
  NOW_MS,
  parseEntitlement,
  policies,
  policiesJson,
  registerWith,
  seal,
  seededRandom,
  type TestIssuer,
} from './world';

const artifact = (name: string) => new Uint8Array(readFileSync(`public/zk/${name}`));
const realWork = directWork(
  async (circuit) => ({ wasm: artifact(`${circuit}.wasm`), zkey: artifact(`${circuit}.zkey`) }),
  () => performance.now(),
  // Each agent has its own look at its portal's pool: ports().
  { poolEvents: () => Promise.reject(new AppError('PORTAL_UNAVAILABLE')) },
);
const proved = new Map<string, Promise<ProvedClaim>>();
const provedAdvances = new Map<string, Promise<ProvedAdvance>>();

/** Real proofs, each claim of the same root, month and statements proved once for all tests of a file. */
const sharedWork: CardWork = {
  ...realWork,
  proveClaim: (claim) => {
    const key = [claim.registerRoot, claim.period, ...claim.statements.map((s) => s.netCents)].join();
    const proof = proved.get(key) ?? realWork.proveClaim(claim);
    proved.set(key, proof);
    return proof;
  },
  proveAdvance: (advance) => {
    const numbers = advance.statements.map(({ number }) => number);
    const key = [advance.registerRoot, advance.policy.policyHash, advance.policy.policyId, ...numbers].join();
    const proof = provedAdvances.get(key) ?? realWork.proveAdvance(advance);
    provedAdvances.set(key, proof);
    return proof;
  },
};
const verify = proofVerifier('supplement');

export type PoolDouble = {
  /** Undefined for a path that is not the pool's. */
  answer(request: JsonRequest): Promise<unknown> | undefined;
  /** What the payout chain itself says. */
  readonly chain: { treeAt(block: number): ChainTree; isKnownRoot(root: bigint): boolean };
};

/**
 * The portal as a test needs it: seals, keeps the register, and checks a claim as the contract does (nullifier, root,
 * context, proof by the committed verifying key). The claim's note then stands on the payout chain.
 */
export function portalFor(
  identity: CardIdentity,
  options: {
    readonly issuers: readonly TestIssuer[];
    readonly entitlement: unknown;
    readonly delaySec?: number;
    /** None: a pool where nothing ever happens. */
    readonly pool?: PoolDouble;
  },
) {
  const config = configOf(options.issuers, options.delaySec);
  const health = healthDouble(config);
  const entitlement = acceptEntitlement(parseEntitlement(options.entitlement), identity.holder);
  let register = registerWith(entitlement.leaf, entitlement.leafIndex);
  const mailbox: { kind: MailboxKind; content: unknown; replaces: string | null }[] = [];
  const claims: ClaimRequest[] = [];
  const notes: ClaimRequest[] = [];
  const requests: JsonRequest[] = [];
  const collected: string[] = [];
  const acceptedRoots = new Set<bigint>([register.root]);
  /** Codes that the next requests to a path are refused with, in order. */
  const faults = new Map<string, Fault[]>();
  const state = {
    notesVisible: true,
    /** Another than that of the chain, with which the portal's policies are consistent. */
    tallyKey: undefined as Point | undefined,
    /** Another end of the claims' window than the chain's. */
    claimClosesAtSec: null as number | null,
    /** The root that stands on the chain, where the portal serves another. */
    chainRoot: null as bigint | null,
    /** What the portal says that the citizen asked a human, and what was asked in this test. */
    reviews: [] as object[],
    asked: [] as unknown[],
  };
  const poolQuestions: number[] = [];

  async function check(claim: ClaimRequest): Promise<void> {
    if (claims.some(({ nullifier }) => nullifier === claim.nullifier)) throw new AppError('CLAIM_ALREADY_MADE');
    if (!acceptedRoots.has(claim.registerRoot)) throw new AppError('REGISTER_ROOT_STALE');
    const policy = policies().find(({ scheme }) => scheme === claim.scheme);
    if (policy === undefined) throw new AppError('POLICY_UNKNOWN');
    const context = claimContext({
      ...claimChains(config),
      scheme: claim.scheme,
      period: claim.period,
      deadlineSec: BigInt(claim.deadlineSec),
    });
    const signals = [
      claim.nullifier,
      claim.note,
      ...claim.c1,
      ...claim.c2,
      policy.policyHash,
      claim.registerRoot,
      context,
    ];
    const valid = await verify(signals.map(String), claim.proof);
    if (!valid) throw new AppError('CLAIM_PROOF_INVALID');
  }

  const noteJson = (claim: ClaimRequest, index: number) => {
    const policy = policies().find(({ scheme }) => scheme === claim.scheme);
    return {
      nullifierClass: 1,
      nullifier: String(claim.nullifier),
      note: String(claim.note),
      capCents: String(policy === undefined ? 0n : maxAmount(policy)),
      blockNumber: index + 1,
      blockTimeSec: NOW_MS / 1000,
      txHash: `0x${'d'.repeat(64)}`,
    };
  };

  async function answer({ method, path, body }: JsonRequest): Promise<unknown> {
    const [route = '', query = ''] = path.split('?');
    if (route === '/api/policies') {
      const published = policiesJson(state.tallyKey).policies.map((policy) => ({
        ...policy,
        claimClosesAtSec: state.claimClosesAtSec ?? policy.claimClosesAtSec,
      }));
      return { policies: published, advances: health.state.advances };
    }
    if (route === '/api/registers') {
      const { scheme, region } = entitlement;
      const root = String(register.root);
      const bucketCount = register.bucket.bucketRoots.length;
      return {
        registers: [
          { scheme: SUPPLEMENT_PACKS[scheme].id, region, root, leafCount: 9, bucketCount, publishedAtSec: 1 },
        ],
        doctors: health.doctorsJson(),
      };
    }
    const ofHealth = await health.answer({ method, path, body });
    if (ofHealth !== undefined) return ofHealth;
    if (route.startsWith('/api/registers/')) {
      const { bucket, root } = register;
      return {
        root: String(root),
        index: bucket.bucketIndex,
        leaves: bucket.leaves.map(String),
        bucketRoots: bucket.bucketRoots.map(String),
      };
    }
    if (route === '/api/relay/claims') {
      const claim = zClaimRequest.parse(body);
      await check(claim);
      claims.push(claim);
      notes.push(claim);
      return { jobId: `job-${claims.length}` };
    }
    if (route.startsWith('/api/relay/jobs/')) {
      const jobId = route.split('/').at(-1) ?? '';
      return {
        jobId,
        status: 'mined',
        txHash: `0x${'a'.repeat(64)}`,
        blockNumber: 7,
        gasUsed: '400000',
        errorCode: null,
      };
    }
    if (route === '/api/notes') {
      const visible = state.notesVisible ? [...notes.map(noteJson), ...health.notesJson()] : [];
      return { notes: visible, nextBlock: notes.length };
    }
    if (route === '/api/mailbox') {
      const after = Number(new URLSearchParams(query).get('after') ?? '0');
      const items = await Promise.all(
        mailbox.slice(after).map(async ({ kind, content, replaces }, i) => ({
          id: `item-${after + i + 1}`,
          cursor: String(after + i + 1),
          kind,
          sealed: await seal(kind, content, identity.keyPair.publicKey),
          replaces,
          createdAtMs: NOW_MS,
        })),
      );
      return { items, cursor: String(mailbox.length) };
    }
    if (route === '/api/mailbox/collected') {
      collected.push(...((body as { ids: string[] }).ids ?? []));
      return {};
    }
    if (route === '/api/reviews') {
      if (method === 'GET') return { reviews: state.reviews };
      state.asked.push(body);
      return state.reviews[0];
    }
    if (route === '/api/pool/events') return { events: [], nextBlock: 0, headBlock: 0 };
    throw new AppError('NOT_FOUND');
  }

  const fetchJson: JsonFetch = async (request) => {
    requests.push(request);
    const route = request.path.split('?')[0] ?? '';
    const fault = faults.get(route)?.shift() ?? null;
    if (fault !== null) throw new AppError(fault);
    // As on a network: never in the same tick.
    await new Promise((resolve) => setImmediate(resolve));
    return options.pool?.answer(request) ?? answer(request);
  };

  const incomeChain = incomeChainDouble(faults, () => state.chainRoot ?? register.root);

  const poolChain: PoolChain = {
    async treeAt(block) {
      poolQuestions.push(block);
      const fault = faults.get('pool-chain')?.shift() ?? null;
      if (fault !== null) throw new Error('no answer');
      return options.pool?.chain.treeAt(block) ?? { headBlock: 0, treeIndex: 0, root: 0n };
    },
    isKnownRoot: async (root) => options.pool?.chain.isKnownRoot(root) ?? false,
  };

  return {
    config,
    health,
    entitlement,
    /** Blocks of each question about the pool's tree on the chain. */
    poolQuestions,
    chainQuestions: incomeChain.policyQuestions,
    rootQuestions: incomeChain.rootQuestions,
    requests,
    claims,
    notes,
    collected,
    faults,
    state,
    deliver(kind: MailboxKind, content: unknown, replaces: string | null = null): void {
      mailbox.push({ kind, content, replaces });
    },
    /** A new root, with or without the old one's grace time. */
    publishRegister(leafIndex: number, keepOld: boolean): void {
      register = registerWith(entitlement.leaf, leafIndex);
      if (!keepOld) acceptedRoots.clear();
      acceptedRoots.add(register.root);
    },
    register: () => register,
    refuseRoots: () => acceptedRoots.clear(),
    acceptRoot: () => acceptedRoots.add(register.root),
    ports: (over: Partial<AgentPorts> = {}): AgentPorts => ({
      citizen: citizenApi(fetchJson),
      open: openApi(fetchJson),
      policyChain: incomeChain.chain,
      advanceChain: health.chain,
      poolChain,
      relayAt: () => relayApi(() => Promise.reject(new AppError('PORTAL_UNAVAILABLE'))),
      work: { ...sharedWork, ...createPoolWork(openApi(fetchJson), sharedWork.prove) },
      store: memoryCardStore(),
      clock: quickClock(),
      random: seededRandom('agent'),
      ...over,
    }),
  };
}

/** Real order, little waiting: time runs fifty times as fast, and the calendar stands in November 2026. */
export function quickClock() {
  const startMs = Date.now();
  return {
    nowMs: () => NOW_MS + (Date.now() - startMs) * 50,
    sleep: (ms: number, signal: AbortSignal) => systemClock.sleep(Math.min(Math.ceil(ms / 50), 500), signal),
  };
}
