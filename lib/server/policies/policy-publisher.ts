import 'server-only';
import { type Hex, isAddressEqual } from 'viem';
import { toAppError } from '@/lib/shared/errors/app-error';
import type { ErrorCode } from '@/lib/shared/errors/codes';
import { KeyedSender } from '../chain/sender';
import { log } from '../log';
import { revertError } from '../relay/revert';
import { indexedUntil } from '../repositories/chain-index';
import { database } from '../repositories/database';
import {
  recordPolicyFailed,
  recordPolicyLost,
  recordPolicyPublished,
  staffEmails,
} from '../repositories/policy-proposals';
import type { DecidedProposal, PolicyGate, Signature } from './policy-gate';

/** One table costs up to 0.8 million, most of it for checking its key; what is left is given back. */
const POLICY_GAS = 2_000_000n;

type Signers = { readonly proposePolicy: KeyedSender; readonly approvePolicy: KeyedSender };
const isWaiting = async ({ proposePolicy, approvePolicy }: Signers): Promise<boolean> =>
  (await proposePolicy.isWaiting()) || (await approvePolicy.isWaiting());
type Step<Policy> = { readonly policy: Policy; readonly signature: Signature };

export type PublisherOptions = {
  /** Signing keys of staff, by email. */
  readonly keys: Readonly<Record<string, Hex>>;
  readonly clock: () => Date;
};

/**
 * Brings approved tables to their chain: for each policy the proposer's signature, then the approver's, each by that
 * person's own key. Keeps nothing: which signature is missing the contract says, and a policy that stands is done, whoever
 * brought it there and however often (S-27).
 */
export class PolicyPublisher<Proposal extends DecidedProposal, Policy> {
  readonly #gate: PolicyGate<Proposal, Policy>;
  readonly #options: PublisherOptions;
  readonly #senders = new Map<string, KeyedSender>();

  constructor(gate: PolicyGate<Proposal, Policy>, options: PublisherOptions) {
    this.#gate = gate;
    this.#options = options;
  }

  /** @param holds whether this process still holds the job. @returns whether another turn should follow soon */
  async turn(holds: () => boolean): Promise<boolean> {
    await this.#reopenLost();
    const begun = new Set<number>();
    let sent = false;
    for (const proposal of await this.#gate.approved()) {
      // A later decision about the same scheme waits for the earlier one: the later one is to stand at the end.
      if (begun.has(proposal.scheme)) continue;
      begun.add(proposal.scheme);
      sent = (await this.#advance(proposal, holds)) || sent;
    }
    return sent;
  }

  /** One step of a proposal towards the chain. @returns whether something was sent, or it is done */
  async #advance(proposal: Proposal, holds: () => boolean): Promise<boolean> {
    const policies = this.#gate.policiesOf(proposal);
    if (policies.length === 0) return this.#fail(proposal, 'POLICY_CHAIN_REFUSED');
    const signers = await this.#signersOf(proposal);
    // What is under way shows once it is in a block: nothing is asked or sent before.
    if (signers && (await isWaiting(signers))) return false;
    const head = await this.#gate.chain.client.getBlockNumber();
    const missing = await this.#without(policies, head);
    if (missing.length === 0) {
      const confirmed = head - BigInt(this.#gate.chain.settings.confirmations);
      if (confirmed < 0n || (await this.#without(policies, confirmed)).length > 0) return false;
      await recordPolicyPublished(proposal.id);
      log.info('policies.published', { proposal: proposal.id });
      return true;
    }
    if (!signers) return this.#fail(proposal, 'POLICY_KEY_MISSING');
    const steps = await this.#stepsOf(missing, signers);
    if ('code' in steps) return this.#fail(proposal, steps.code);
    // First signatures first; a month that has one gets its second in the same turn.
    await this.#send(steps, 'proposePolicy', signers, holds);
    await this.#send(steps, 'approvePolicy', signers, holds);
    return true;
  }

  async #fail({ id }: Proposal, code: ErrorCode): Promise<boolean> {
    log.warn('policies.failed', { proposal: id, code });
    await recordPolicyFailed(id, code);
    return true;
  }

  /** Both signers by their own keys; null when one has none. */
  async #signersOf({ proposerId, deciderId }: Proposal): Promise<Signers | null> {
    const emails = await staffEmails([proposerId, deciderId ?? '']);
    const senderOf = (id: string): KeyedSender | null => {
      const email = emails.get(id);
      const key = email === undefined ? undefined : this.#options.keys[email];
      if (email === undefined || key === undefined) return null;
      const known = this.#senders.get(email) ?? new KeyedSender(this.#gate.chain.client, key);
      this.#senders.set(email, known);
      return known;
    };
    const [proposePolicy, approvePolicy] = [senderOf(proposerId), senderOf(deciderId ?? '')];
    return proposePolicy && approvePolicy ? { proposePolicy, approvePolicy } : null;
  }

  /** Those that do not stand at a block. */
  async #without(policies: readonly Policy[], blockNumber: bigint): Promise<Policy[]> {
    const stands = await Promise.all(policies.map((policy) => this.#gate.stands(policy, blockNumber)));
    return policies.filter((_, index) => !stands[index]);
  }

  /**
   * Which signature each policy needs next, as the contract would take it now. All are asked before anything is
   * sent: a change that cannot come about as a whole does not begin.
   */
  async #stepsOf(
    policies: readonly Policy[],
    signers: Signers,
  ): Promise<readonly Step<Policy>[] | { readonly code: ErrorCode }> {
    if (isAddressEqual(signers.proposePolicy.address, signers.approvePolicy.address)) {
      return { code: 'POLICY_SAME_PERSON' };
    }
    const asked = await Promise.all(
      policies.map(async (policy) => {
        const second = await this.#refusal(policy, 'approvePolicy', signers);
        if (second === null) return { policy, signature: 'approvePolicy' } as const;
        if (!this.#gate.needsProposal.includes(second.reason)) return second;
        return (
          (await this.#refusal(policy, 'proposePolicy', signers)) ?? ({ policy, signature: 'proposePolicy' } as const)
        );
      }),
    );
    const refused = asked.find((one) => 'code' in one);
    return refused ?? asked.filter((one) => 'signature' in one);
  }

  /** Why the contract would refuse a signature; null when it would take it. @throws CHAIN_UNAVAILABLE */
  async #refusal(
    policy: Policy,
    signature: Signature,
    signers: Signers,
  ): Promise<{ readonly code: ErrorCode; readonly reason: string } | null> {
    try {
      await this.#gate.simulate(policy, signature, signers[signature].address);
      return null;
    } catch (error) {
      const { code, data, cause } = toAppError(revertError(error, this.#gate.reverts, 'POLICY_CHAIN_REFUSED'));
      if (typeof data.reason !== 'string') throw cause ?? error;
      return { code, reason: data.reason };
    }
  }

  async #send(
    steps: readonly Step<Policy>[],
    signature: Signature,
    signers: Signers,
    holds: () => boolean,
  ): Promise<void> {
    const due = steps.filter((step) => step.signature === signature);
    if (due.length === 0) return;
    const calls = await signers[signature].sign(
      due.map(({ policy }) => ({
        to: this.#gate.address(),
        data: this.#gate.calldata(policy, signature),
        gas: POLICY_GAS,
      })),
    );
    for (const call of calls) {
      if (!holds()) return;
      await signers[signature].send(call);
    }
  }

  /**
   * A published table that a reorganisation took away is brought again, as long as it is to come. The index says cheaply
   * that all is well; only when it has read everything and lacks a policy, the chain is asked.
   */
  async #reopenLost(): Promise<void> {
    const gate = this.#gate;
    for (const proposal of await gate.lastPublished()) {
      const now = this.#options.clock();
      const policies = gate.policiesOf(proposal).filter((policy) => gate.isToCome(policy, now));
      if (policies.length === 0) continue;
      const unseen = await gate.unseen(policies);
      if (unseen.length === 0) continue;
      const [head, cursor] = await Promise.all([
        this.#gate.chain.client.getBlockNumber(),
        indexedUntil(gate.chain.domain, database()),
      ]);
      if (!cursor || cursor.blockNumber < head || (await this.#without(unseen, head)).length === 0) continue;
      log.warn('policies.lost', { proposal: proposal.id });
      await recordPolicyLost(proposal.id);
    }
  }
}
