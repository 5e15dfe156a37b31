import { isAddressEqual, pad, zeroAddress, zeroHash } from 'viem';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import type { ChainSession } from './chain-session';
import type { GateLimits } from './config';

/** Makes two gateways know each other and sets the module that checks what arrives. */
export async function wireGateway(session: ChainSession, remotes: readonly ChainSession[]): Promise<void> {
  const gateway = session.contract('gateway');
  const module = session.contract('routingIsm');
  for (const remote of remotes) {
    const wanted = pad(remote.contract('gateway'), { size: 32 });
    const current = await session.client.readContract({
      address: gateway,
      abi: hyperlaneGatewayAbi,
      functionName: 'remoteOf',
      args: [remote.state.chainId],
    });
    if (current.toLowerCase() !== wanted.toLowerCase()) {
      await session.call(gateway, hyperlaneGatewayAbi, 'setRemote', [remote.state.chainId, wanted]);
    }
  }
  const currentModule = await session.client.readContract({
    address: gateway,
    abi: hyperlaneGatewayAbi,
    functionName: 'interchainSecurityModule',
  });
  if (!isAddressEqual(currentModule, module)) {
    await session.call(gateway, hyperlaneGatewayAbi, 'setInterchainSecurityModule', [module]);
  }
  await session.flush('06 wiring');
}

/** No chain has this Hyperlane domain: messengers leave the message where it is. */
const NOWHERE = 0;

/**
 * Dispatches one empty message to nowhere, so that Mailbox and MerkleTreeHook have their first words written: else the
 * chain's first claim would pay 50,000 gas more than any other.
 */
export async function openMailbox(session: ChainSession): Promise<void> {
  const mailbox = session.contract('mailbox');
  const nonce = await session.client.readContract({ address: mailbox, abi: mailboxAbi, functionName: 'nonce' });
  if (nonce > 0) return;
  await session.call(mailbox, mailboxAbi, 'dispatch', [NOWHERE, zeroHash, '0x']);
  await session.flush('06 wiring: mailbox opened');
}

/** Names the gate whose claims Tally counts. @throws Error when it is bound to another, which cannot be undone */
export async function bindGate(income: ChainSession): Promise<void> {
  const tally = { address: income.contract('tally'), abi: tallyAbi } as const;
  const gate = income.contract('incomeSupplement');
  const bound = await income.client.readContract({ ...tally, functionName: 'gate' });
  if (isAddressEqual(bound, gate)) return;
  if (!isAddressEqual(bound, zeroAddress)) throw new Error(`Tally counts for another gate, ${bound}`);
  await income.call(tally.address, tallyAbi, 'bindGate', [gate]);
  await income.flush('06 wiring: the gate bound to Tally');
}

/** A gate and the only nullifier class that it speaks for. */
export type EnrolledGate = {
  readonly session: ChainSession;
  readonly contract: 'incomeSupplement' | 'asbestosAdvance';
  readonly nullifierClass: number;
  readonly limits: GateLimits;
};

/** Lets each gate send claims of its own nullifier class, and nobody else (S-21). */
export async function enrolGates(payout: ChainSession, gates: readonly EnrolledGate[]): Promise<void> {
  const pool = payout.contract('payoutPool');
  for (const { session, contract, nullifierClass, limits } of gates) {
    const chainId = BigInt(session.state.chainId);
    const gate = session.contract(contract);
    const enrolled = await payout.client.readContract({
      address: pool,
      abi: payoutPoolAbi,
      functionName: 'classOf',
      args: [chainId, gate],
    });
    if (enrolled === nullifierClass) continue;
    const args = [chainId, gate, nullifierClass, Number(limits.maxCapCents), limits.dailyCapCents] as const;
    await payout.call(pool, payoutPoolAbi, 'enrolGate', args);
  }
  await payout.flush('06 wiring: gates enrolled');
}
