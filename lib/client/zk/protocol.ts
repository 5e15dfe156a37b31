import type { AdvanceInput } from '@/lib/shared/card/advance-claim';
import type { ClaimInput, OpenNoteLimits } from '@/lib/shared/card/claim';
import type { SignedCredential } from '@/lib/shared/card/medical-credentials';
import type { AmountQuestion } from '@/lib/shared/card/money/pool-work';
import type { ScanRequest } from '@/lib/shared/card/money/scan';
import type { SpendOrder } from '@/lib/shared/card/money/spend';
import type { CircuitName } from '@/lib/shared/card/work';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { FieldElement } from '@/lib/shared/protocol/field';
import type { SecretIdentity } from '@/lib/shared/protocol/hashes';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';
import type { PublicConfig } from '@/lib/shared/schemas/public-api';

/** What the page asks of the prover's worker. Values travel by structured clone: bigints stay bigints. */
export type WorkerJob =
  | { readonly op: 'configure'; readonly artifacts: PublicConfig['artifacts'] }
  | { readonly op: 'warm' }
  | { readonly op: 'signatureValid'; readonly credential: SignedCredential }
  | { readonly op: 'proveClaim'; readonly claim: ClaimInput }
  | { readonly op: 'proveAdvance'; readonly advance: AdvanceInput }
  | { readonly op: 'prove'; readonly circuit: CircuitName; readonly input: SecretCircuitInput }
  | {
      readonly op: 'openNote';
      readonly secret: SecretIdentity;
      readonly nullifier: FieldElement;
      readonly note: FieldElement;
      readonly limits: OpenNoteLimits;
    }
  | { readonly op: 'load'; readonly circuit: CircuitName }
  | { readonly op: 'scanPool'; readonly request: ScanRequest }
  | { readonly op: 'findAmount'; readonly question: AmountQuestion }
  | { readonly op: 'proveSpend'; readonly order: SpendOrder }
  | { readonly op: 'rereadPool' }
  | { readonly op: 'forgetSecret' };
export type WorkerRequest = { readonly id: number; readonly job: WorkerJob };

export type WorkerResponse =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly code: ErrorCode }
  /** On the way to `done`: ScanProgress of a scan, cents tried of findAmount. */
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'download';
      readonly circuit: CircuitName;
      readonly loadedBytes: number;
      readonly totalBytes: number;
    };
