import type { FieldElement } from '../protocol/field';
import type { SecretIdentity } from '../protocol/hashes';
import type { SecretCircuitInput } from '../protocol/supplement-witness';
import type { IncomeCredential } from '../schemas/credentials';
import { type ClaimInput, openNote, prepareClaim, toClaimRequest } from './claim';
import type { ProofTimings, WireClaim } from './claim-progress';
import { statementSignatureValid } from './credentials';
import { type Groth16Proof, type ProvingArtifacts, proveGroth16 } from './groth16';
import { createPoolWork, type PoolWork } from './money/pool-work';
import type { OpenApi } from './portal-api';

export type CircuitName = 'supplement' | 'holder' | 'spend';

export type ProvedClaim = { readonly request: WireClaim; readonly timings: ProofTimings };

/** Work that takes tens of milliseconds or more. In a browser all of it runs in the prover's worker. */
export type CardWork = PoolWork & {
  statementSignatureValid(credential: IncomeCredential): Promise<boolean>;
  /** Prepares and proves. @throws what prepareClaim throws, PROVING_FAILED, ARTIFACT_UNAVAILABLE, ARTIFACT_HASH_MISMATCH */
  proveClaim(claim: ClaimInput, signal?: AbortSignal): Promise<ProvedClaim>;
  prove(circuit: CircuitName, input: SecretCircuitInput, signal?: AbortSignal): Promise<Groth16Proof>;
  openNote(
    secret: SecretIdentity,
    nullifier: FieldElement,
    note: FieldElement,
    limits: { readonly capCents: bigint; readonly hints: readonly bigint[] },
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
  return {
    ...createPoolWork(open, prove),
    prove,
    load: async (circuit) => void (await artifacts(circuit)),
    statementSignatureValid: async (credential) => statementSignatureValid(credential),
    openNote: async (secret, nullifier, note, limits) => openNote(secret, nullifier, note, limits),
    proveClaim: (claim, signal) =>
      exclusive(async () => {
        const startMs = nowMs();
        const prepared = prepareClaim(claim);
        const preparedMs = nowMs();
        const files = await artifacts('supplement', signal);
        signal?.throwIfAborted();
        const readyMs = nowMs();
        const proved = await proveGroth16(prepared.input, files);
        const timings = {
          prepareMs: Math.round(preparedMs - startMs),
          artifactsMs: Math.round(readyMs - preparedMs),
          proveMs: Math.round(nowMs() - readyMs),
        };
        return { request: toClaimRequest(prepared, proved), timings };
      }),
  };
}
