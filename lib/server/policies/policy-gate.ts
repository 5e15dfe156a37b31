import type { Address, Hex } from 'viem';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import type { ChainHandle } from '../chain/client';

/** A signature under a policy, as the contracts of both kinds name it: the first, and the second by another person. */
export type Signature = 'proposePolicy' | 'approvePolicy';

/** What the publisher needs to know of a decision, whatever its table holds. */
export type DecidedProposal = {
  readonly id: string;
  readonly scheme: number;
  readonly proposerId: string;
  readonly deciderId: string | null;
};

/** A contract that takes policies by two signatures, and what the database and the index know of them. */
export type PolicyGate<Proposal extends DecidedProposal, Policy> = {
  readonly chain: ChainHandle;
  readonly address: () => Address;
  /** What the contract's refusals mean; any other is POLICY_CHAIN_REFUSED. */
  readonly reverts: Readonly<Record<string, ErrorCode>>;
  /** Refusals of the second signature that the first one heals: there is none, or it is the approver's own. */
  readonly needsProposal: readonly string[];
  /** Oldest decision first. */
  readonly approved: () => Promise<readonly Proposal[]>;
  /** The newest of each scheme that reached the chain. */
  readonly lastPublished: () => Promise<readonly Proposal[]>;
  /** Nothing in them is looked up anew, so that what is sent is what was approved. None: it cannot be sent. */
  readonly policiesOf: (proposal: Proposal) => readonly Policy[];
  /** Whether the policy is still to begin: only then it can be brought again. */
  readonly isToCome: (policy: Policy, now: Date) => boolean;
  /** Whether the contract has exactly this policy at a block. */
  readonly stands: (policy: Policy, blockNumber: bigint) => Promise<boolean>;
  /** Those that the index has not seen published. */
  readonly unseen: (policies: readonly Policy[]) => Promise<readonly Policy[]>;
  /** @throws what viem says of a call that would be refused */
  readonly simulate: (policy: Policy, signature: Signature, account: Address) => Promise<void>;
  readonly calldata: (policy: Policy, signature: Signature) => Hex;
};
