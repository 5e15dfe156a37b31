import 'server-only';
import { encodeFunctionData, type Hex, maxUint256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { z } from 'zod';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { hashNote } from '@/lib/shared/protocol/hashes';
import { zDemoWageRequest } from '@/lib/shared/schemas/pool-api';
import { KeyedSender } from '../chain/sender';
import { depositOf } from '../repositories/relay-evidence';
import type { NewJob } from '../repositories/relay-queue';
import type { RelayLane, Settlement } from './lane';
import { revertError } from './revert';
import type { PayoutChain } from './transfer-call';

const DEPOSIT_GAS = 300_000n;
const APPROVE_GAS = 80_000n;

export type WageRequest = z.output<typeof zDemoWageRequest>;

/** A wage's job: one per payTo. @param key another name that it may be asked for once by */
export const wageJob = (request: WageRequest, key = request.payTo.toString()): NewJob => ({
  kind: 'wage',
  chain: 'payout',
  key,
  request,
});

/** Wages of the demo's fictitious employer: deposits by the account of `privateKey`, which has the role for it. */
export function wageLane(chain: PayoutChain, privateKey: Hex): RelayLane {
  const account = privateKeyToAccount(privateKey);
  const pool = () => ({ address: chain.deployment().contracts.payoutPool, abi: payoutPoolAbi }) as const;
  return {
    kind: 'wage',
    gas: DEPOSIT_GAS,
    refusedCode: 'SPEND_REFUSED',
    // Kept, so that the seed's wages are paid once in an installation's life.
    isForgotten: false,
    open: (stored) => {
      const { payTo, amountCents } = zDemoWageRequest.parse(stored);
      // Cast: below 2^32. Enforced: zCents.
      const args = [Number(amountCents), payTo] as const;
      const data = encodeFunctionData({ abi: payoutPoolAbi, functionName: 'deposit', args });
      return {
        call: () => ({ to: pool().address, data, gas: DEPOSIT_GAS }),
        async simulate() {
          try {
            await chain.client.simulateContract({ ...pool(), functionName: 'deposit', args, account });
          } catch (error) {
            throw revertError(error, {}, 'SPEND_REFUSED');
          }
        },
        async settle(): Promise<Settlement> {
          const deposit = await depositOf(hashNote(amountCents, payTo));
          // Short of euros, paused, or not indexed yet: a wage waits as a claim's delivery does.
          return deposit ? { outcome: 'done', txHash: deposit.txHash } : { outcome: 'waiting' };
        },
      };
    },
  };
}

/** Lets the pool take the employer's euros: once, and again after a reorganisation took it away. */
export class PoolAllowance {
  readonly #chain: PayoutChain;
  readonly #sender: KeyedSender;

  constructor(chain: PayoutChain, privateKey: Hex) {
    this.#chain = chain;
    this.#sender = new KeyedSender(chain.client, privateKey);
  }

  /** @returns whether the pool may take them now */
  async ensure(holds: () => boolean): Promise<boolean> {
    const { payoutPool, euroToken } = this.#chain.deployment().contracts;
    const token = { address: euroToken, abi: euroTokenAbi } as const;
    const allowed = await this.#chain.client.readContract({
      ...token,
      functionName: 'allowance',
      args: [this.#sender.address, payoutPool],
    });
    // The token leaves an infinite allowance as it is; any other stands for one that was used up.
    if (allowed > maxUint256 / 2n) return true;
    if (!holds() || (await this.#sender.isWaiting())) return false;
    const data = encodeFunctionData({
      abi: euroTokenAbi,
      functionName: 'approve',
      args: [payoutPool, maxUint256],
    });
    const [call] = await this.#sender.sign([{ to: euroToken, data, gas: APPROVE_GAS }]);
    if (call) await this.#sender.send(call);
    return false;
  }
}
