import type { ClaimInput } from '@/lib/shared/card/claim';
import type { CircuitName } from '@/lib/shared/card/work';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { FieldElement } from '@/lib/shared/protocol/field';
import type { SecretIdentity } from '@/lib/shared/protocol/hashes';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';
import type { IncomeCredential } from '@/lib/shared/schemas/credentials';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

/** What the page asks of the prover's worker. Values travel by structured clone: bigints stay bigints. */
export type WorkerJob =
  | { readonly op: 'configure'; readonly artifacts: PublicConfig['artifacts'] }
  | { readonly op: 'warm' }
  | { readonly op: 'statementSignatureValid'; readonly credential: IncomeCredential }
  | { readonly op: 'proveClaim'; readonly claim: ClaimInput }
  | { readonly op: 'prove'; readonly circuit: CircuitName; readonly input: SecretCircuitInput }
  | {
      readonly op: 'openNote';
      readonly secret: SecretIdentity;
      readonly nullifier: FieldElement;
      readonly note: FieldElement;
      readonly limits: { readonly capCents: bigint; readonly hints: readonly bigint[] };
    };
export type WorkerRequest = { readonly id: number; readonly job: WorkerJob };

export type WorkerResponse =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly code: ErrorCode }
  | {
      readonly kind: 'download';
      readonly circuit: CircuitName;
      readonly loadedBytes: number;
      readonly totalBytes: number;
    };
