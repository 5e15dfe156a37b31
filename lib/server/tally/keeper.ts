import 'server-only';
import { type Address, encodeFunctionData, type Hex, isAddressEqual } from 'viem';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { BASE8, type Point, SUBGROUP_ORDER, scalarMul } from '@/lib/shared/protocol/babyjubjub';
import { tallyShareContext } from '@/lib/shared/protocol/context';
import { recoverTotal } from '@/lib/shared/protocol/discrete-log';
import { totalPoint } from '@/lib/shared/protocol/tally';
import { checkedPart, type SecretTallyPart } from '@/lib/shared/protocol/tally-witness';
import type { IncomeDeployment } from '@/lib/shared/schemas/deployment';
import type { ChainHandle } from '../chain/client';
import { revertNameOf } from '../chain/errors';
import { type Call, KeyedSender } from '../chain/sender';
import { log } from '../log';
import {
  type ClosedTranche,
  claimsOfTranche,
  closedTranches,
  isCountedElsewhere,
  readUntil,
} from '../repositories/tally';
import { recordShare } from '../repositories/tally-keepers';
import { type Refusal, refusalOf } from './check-tranche';
import type { ProvedShare, ShareProver } from './share-prover';

/** A proof's check costs about 250,000, what opens the total some more; what is left is given back. */
const SHARE_GAS = 700_000n;
/** Tranches of one turn: what piled up while a holder was away is worked off in several. */
const BATCH = 4;
/**
 * A tranche that was refused, or that failed, is looked at again this often, should its chain or the index have been wrong, or
 * whatever failed be in order again.
 */
const RELOOK_MS = 60_000;

/** Refusals of the contract that mean: someone was faster, and the index has not read it yet. */
const TOO_LATE = new Set(['Tally__FirstShareThere', 'Tally__NotClosed']);

export type TallyHolder = {
  /** For the log and the job's name. */
  readonly name: string;
  /** Private key of the account that the part is registered for. */
  readonly account: Hex;
  /** The part of the tally key in use, then those that it replaced: older keys keep theirs. */
  readonly parts: readonly Hex[];
};

type OwnPart = { readonly secret: SecretTallyPart; readonly point: Point };

const isSame = (a: readonly [bigint, bigint], b: readonly [bigint, bigint]): boolean => a[0] === b[0] && a[1] === b[1];

/**
 * A key holder: helps to open a tranche when its sum is, by the holder's own reckoning, that of at least ten claims that
 * stand in no other sum. Gives its share once, before or after the other holder; whoever is second opens the total. What is
 * to be done follows from chain and index, so that a holder that was away, or was killed, goes on from there (S-27).
 */
export class TallyKeeper {
  readonly #chain: ChainHandle<IncomeDeployment>;
  readonly #name: string;
  readonly #sender: KeyedSender;
  readonly #parts: readonly OwnPart[];
  readonly #prover: ShareProver;
  /** When a tranche that was refused or failed is looked at again. Lost at a restart: harmless. */
  readonly #relookAt = new Map<bigint, number>();
  /** Refused, and the log says why. */
  readonly #refused = new Set<bigint>();
  /** What went wrong with a tranche that waits for its next look. */
  readonly #faults = new Map<bigint, unknown>();

  constructor(chain: ChainHandle<IncomeDeployment>, holder: TallyHolder, prover: ShareProver) {
    this.#chain = chain;
    this.#name = holder.name;
    this.#sender = new KeyedSender(chain.client, holder.account);
    this.#parts = holder.parts.map((part) => {
      const secret = checkedPart(BigInt(part) % SUBGROUP_ORDER);
      return { secret, point: scalarMul(BASE8, secret) };
    });
    this.#prover = prover;
  }

  /** @param holds whether this process still holds the job. @returns whether there may be more to do at once */
  async turn(holds: () => boolean): Promise<boolean> {
    const read = await readUntil('income');
    if (read === null || (await this.#sender.isAheadOf(read))) return false;
    const closed = await closedTranches(this.#sender.address);
    // Those that were not looked at yet come first: however many fail, none of the others waits for them.
    const due = closed
      .filter((tranche) => this.#isDue(tranche, read))
      .sort((a, b) => this.#relookOf(a) - this.#relookOf(b));
    const calls: Call[] = [];
    for (const tranche of due.slice(0, BATCH)) {
      this.#faults.delete(tranche.trancheId);
      try {
        const call = await this.#prepare(tranche);
        if (call) calls.push(call);
      } catch (error) {
        // One tranche that cannot be opened does not keep the others.
        this.#relookAt.set(tranche.trancheId, Date.now() + RELOOK_MS);
        this.#faults.set(tranche.trancheId, error);
      }
    }
    await this.#sender.sendAll(calls, holds);
    // Shows in the job's health for as long as it is not in order.
    const failed = closed.find(({ trancheId }) => this.#faults.has(trancheId));
    if (failed) throw this.#faults.get(failed.trancheId);
    return due.length > BATCH && calls.length > 0;
  }

  /**
   * Waits for the chain's confirmations: a share that was given for a closing that is then replaced cannot be taken back.
   * @param read block up to which the index has read
   */
  #isDue({ trancheId, blockNumber, shares }: ClosedTranche, read: bigint): boolean {
    if (shares.some(({ holder }) => isAddressEqual(holder, this.#sender.address))) return false;
    if (blockNumber + BigInt(this.#chain.settings.confirmations) > read) return false;
    return (this.#relookAt.get(trancheId) ?? 0) <= Date.now();
  }

  #relookOf = ({ trancheId }: ClosedTranche): number => this.#relookAt.get(trancheId) ?? 0;

  /** The call that gives this holder's share, or null when the tranche is refused or another was faster. */
  async #prepare(tranche: ClosedTranche): Promise<Call | null> {
    const claims = await claimsOfTranche(tranche.trancheId);
    const refusal = await refusalOf(tranche, claims);
    if (refusal) return this.#refuse(tranche, refusal);
    const nullifiers = claims.map(({ nullifier }) => nullifier);
    if (await isCountedElsewhere(nullifiers, tranche.trancheId)) return this.#refuse(tranche, 'claim counted twice');
    const part = await this.#partOf(tranche);
    if (!part) return this.#refuse(tranche, 'part not known');
    const { chainId, genesisHash, contracts } = this.#chain.deployment();
    const { address: holder } = this.#sender;
    const { trancheId, sums } = tranche;
    // Before anything leaves: after a kill the same claims are no other sum.
    if (!(await recordShare({ genesisHash, holder, trancheId, claims }))) {
      return this.#refuse(tranche, 'claims were in another sum');
    }
    this.#relookAt.delete(trancheId);
    this.#refused.delete(trancheId);
    const context = tallyShareContext({ chainId, tally: contracts.tally, holder, trancheId });
    return this.#call(tranche, await this.#prover.prove(part.secret, sums.c1, context), contracts.tally);
  }

  #refuse({ trancheId }: ClosedTranche, reason: Refusal | 'part not known' | 'claims were in another sum'): null {
    if (!this.#refused.has(trancheId)) {
      log.warn('tally.tranche.refused', { job: `tally:keeper:${this.#name}`, tranche: trancheId, reason });
    }
    this.#refused.add(trancheId);
    this.#relookAt.set(trancheId, Date.now() + RELOOK_MS);
    return null;
  }

  /** This holder's part of the tranche's key. */
  async #partOf({ tallyKeyHash }: ClosedTranche): Promise<OwnPart | undefined> {
    const { agency, agencyPart, statistics, statisticsPart } = await this.#chain.client.readContract({
      address: this.#chain.deployment().contracts.tally,
      abi: tallyAbi,
      functionName: 'tallyKeyOf',
      args: [tallyKeyHash],
    });
    const { address } = this.#sender;
    const registered = [
      ...(isAddressEqual(agency, address) ? [agencyPart] : []),
      ...(isAddressEqual(statistics, address) ? [statisticsPart] : []),
    ];
    return this.#parts.find(({ point }) => registered.some((part) => isSame(part, point)));
  }

  /** @throws TALLY_TOTAL_NOT_FOUND when both shares leave no total up to the sum of caps */
  async #call(tranche: ClosedTranche, { share, proof }: ProvedShare, tally: Address): Promise<Call | null> {
    const { trancheId, sums, capSumCents } = tranche;
    const [first] = tranche.shares;
    const contract = { address: tally, abi: tallyAbi, account: this.#sender.address } as const;
    try {
      if (!first) {
        const submit = { functionName: 'submitShare', args: [trancheId, sums.c1, sums.c2, share, proof] } as const;
        await this.#chain.client.simulateContract({ ...contract, ...submit });
        return { to: tally, data: encodeFunctionData({ abi: tallyAbi, ...submit }), gas: SHARE_GAS };
      }
      const totalCents = recoverTotal(totalPoint(sums.c2, [first.share, share]), capSumCents);
      const args = [trancheId, sums.c1, sums.c2, first.share, share, totalCents, proof] as const;
      const open = { functionName: 'open', args } as const;
      await this.#chain.client.simulateContract({ ...contract, ...open });
      return { to: tally, data: encodeFunctionData({ abi: tallyAbi, ...open }), gas: SHARE_GAS };
    } catch (error) {
      if (TOO_LATE.has(revertNameOf(error) ?? '')) return null;
      throw error;
    }
  }
}
