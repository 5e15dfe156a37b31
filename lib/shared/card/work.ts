import type { FieldElement } from '../protocol/field';
import type { SecretIdentity } from '../protocol/hashes';
import type { SecretCircuitInput } from '../protocol/supplement-witness';
import { type AdvanceInput, prepareAdvance, toAdvanceRequest } from './advance-claim';
import { type ClaimInput, type OpenNoteLimits, openNote, prepareClaim, toClaimRequest } from './claim';
import type { ProofTimings, WireAdvance, WireClaim } from './claim-progress';
import { type Groth16Proof, type ProvingArtifacts, proveGroth16 } from './groth16';
import { type SignedCredential, signatureValid } from './medical-credentials';
import { createPoolWork, type PoolWork } from './money/pool-work';
import type { OpenApi } from './portal-api';

export type CircuitName = 'supplement' | 'holder' | 'spend' | 'advance';

type Proved<Request> = { readonly request: Request; readonly timings: ProofTimings };
export type ProvedClaim = Proved<WireClaim>;
export type ProvedAdvance = Proved<WireAdvance>;

/** Work that takes tens of milliseconds or more. In a browser all of it runs in the prover's worker. */
export type CardWork = PoolWork & {
  /** Whether the issuer's signature covers what the credential says. */
  signatureValid(credential: SignedCredential): Promise<boolean>;
  /** Prepares and proves. @throws what prepareClaim throws, PROVING_FAILED, MEMORY_SHORT, ARTIFACT_UNAVAILABLE, ARTIFACT_HASH_MISMATCH */
  proveClaim(claim: ClaimInput, signal?: AbortSignal): Promise<ProvedClaim>;
  /** Prepares and proves, likewise. @throws what prepareAdvance throws, PROVING_FAILED, MEMORY_SHORT, ARTIFACT_* */
  proveAdvance(advance: AdvanceInput, signal?: AbortSignal): Promise<ProvedAdvance>;
  prove(circuit: CircuitName, input: SecretCircuitInput, signal?: AbortSignal): Promise<Groth16Proof>;
  openNote(
    secret: SecretIdentity,
    nullifier: FieldElement,
    note: FieldElement,
    limits: OpenNoteLimits,
  ): Promise<bigint | null>;
  /** Fetches a circuit's artifacts, so that its first proof starts at once. @throws ARTIFACT_* */
  load(circuit: CircuitName): Promise<void>;
};

export type ArtifactSource = (circuit: CircuitName, signal?: AbortSignal) => Promise<ProvingArtifacts>;

/** The work done in this very thread: in Node, and inside the browser's worker. @param open over a fetcher without cookies */
export function directWork(
  artifacts: ArtifactSource,
  nowMs: () => number,
  open: Pick<OpenApi, 'poolEvents'>,
): CardWork {
  // One proof at a time: two would share the same threads and take longer than one after the other.
  let queue: Promise<unknown> = Promise.resolve();
  const exclusive = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = queue.then(job, job);
    queue = turn.catch(() => undefined);
    return turn;
  };
  const prove: CardWork['prove'] = (circuit, input, signal) =>
    exclusive(async () => {
      const files = await artifacts(circuit, signal);
      signal?.throwIfAborted();
      return proveGroth16(input, files);
    });
  /** Prepares and proves, and says how long each part took. */
  const proved = <Prepared extends { readonly input: SecretCircuitInput }, Request>(
    circuit: CircuitName,
    prepare: () => Prepared,
    toRequest: (prepared: Prepared, proof: Groth16Proof) => Request,
    signal: AbortSignal | undefined,
  ): Promise<Proved<Request>> =>
    exclusive(async () => {
      const startMs = nowMs();
      const prepared = prepare();
      const preparedMs = nowMs();
      const files = await artifacts(circuit, signal);
      signal?.throwIfAborted();
      const readyMs = nowMs();
      const proof = await proveGroth16(prepared.input, files);
      const timings = {
        prepareMs: Math.round(preparedMs - startMs),
        artifactsMs: Math.round(readyMs - preparedMs),
        proveMs: Math.round(nowMs() - readyMs),
      };
      return { request: toRequest(prepared, proof), timings };
    });
  return {
    ...createPoolWork(open, prove),
    prove,
    load: async (circuit) => void (await artifacts(circuit)),
    signatureValid: async (credential) => signatureValid(credential),
    openNote: async (secret, nullifier, note, limits) => openNote(secret, nullifier, note, limits),
    proveClaim: (claim, signal) => proved('supplement', () => prepareClaim(claim), toClaimRequest, signal),
    proveAdvance: (advance, signal) => proved('advance', () => prepareAdvance(advance), toAdvanceRequest, signal),
  };
}
