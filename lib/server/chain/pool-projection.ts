import { isAddressEqual, parseEventLogs } from 'viem';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import type { PayoutDeployment } from '@/lib/shared/schemas/deployment';
import type { Projection } from '../repositories/chain-events';
import type { PoolProjection } from '../repositories/pool-events';
import type { MinedLog } from './projection';

/** Where an event stands: the columns that every row of the index has. */
type Place = Pick<Projection['notes'][number], 'chain' | 'blockNumber' | 'logIndex' | 'txHash' | 'timestampSec'>;

/**
 * Transfers of money by authorization (EIP-3009), the only way in which a one-time account sends. Anybody may have a
 * token report a transfer of nothing from any account, and what an account of a merchant or exchange does is nobody's
 * business: neither may reach every wallet, or count as an account's own.
 */
function authorizedTransfers(logs: readonly MinedLog[]) {
  const named = { abi: euroTokenAbi, logs: logs as MinedLog[] };
  const keyOf = (log: { readonly transactionHash: string }, account: string) => `${log.transactionHash}:${account}`;
  const authorized = new Set(
    parseEventLogs({ ...named, eventName: 'AuthorizationUsed' }).map((log) => keyOf(log, log.args.authorizer)),
  );
  return parseEventLogs({ ...named, eventName: 'Transfer' }).filter(
    (log) => log.args.value > 0n && authorized.has(keyOf(log, log.args.from)),
  );
}

/**
 * Turns logs of pool and token into rows. Of transfers by authorization all are returned, since only whoever writes them knows which
 * accounts the pool paid in earlier ranges.
 * @see insertPoolEvents, which leaves out the others
 */
export function projectPool(
  { contracts }: Pick<PayoutDeployment, 'contracts'>,
  logs: readonly MinedLog[],
  placeOf: (log: MinedLog) => Place,
): PoolProjection & Pick<Projection, 'notes'> {
  const rows: PoolProjection & Pick<Projection, 'notes'> = {
    notes: [],
    deposits: [],
    spends: [],
    queuedLeaves: [],
    insertions: [],
    transfers: [],
  };
  const ofPool = logs.filter((log) => isAddressEqual(log.address, contracts.payoutPool)) as MinedLog[];
  const ofToken = logs.filter((log) => isAddressEqual(log.address, contracts.euroToken)) as MinedLog[];
  for (const log of parseEventLogs({ abi: payoutPoolAbi, logs: ofPool })) {
    const place = placeOf(log);
    if (log.eventName === 'NoteReceived') {
      const { nullifierClass, nullifier, note, capCents, trancheId } = log.args;
      const fields = { nullifier: nullifier.toString(), note: note.toString(), capCents: BigInt(capCents) };
      rows.notes.push({ ...place, nullifierClass, ...fields, trancheId });
    }
    if (log.eventName === 'Deposited') {
      const { depositor, note, amountCents, payTo } = log.args;
      const fields = { note: note.toString(), amountCents: BigInt(amountCents), payTo: payTo.toString() };
      rows.deposits.push({ ...place, depositor, ...fields });
    }
    if (log.eventName === 'Spent') {
      const { nullifier0, nullifier1, change, recipient, amountCents } = log.args;
      const nullifiers = { nullifier0: nullifier0.toString(), nullifier1: nullifier1.toString() };
      const fields = { change: change.toString(), recipient, amountCents: BigInt(amountCents) };
      rows.spends.push({ ...place, ...nullifiers, ...fields });
    }
    if (log.eventName === 'LeafQueued') {
      rows.queuedLeaves.push({ ...place, batch: log.args.batch, leaf: log.args.leaf.toString() });
    }
    if (log.eventName === 'LeavesInserted') {
      const { treeIndex, firstLeafIndex, root, leaves } = log.args;
      const fields = { treeIndex, firstLeafIndex, root: root.toString(), leaves: leaves.map(String) };
      rows.insertions.push({ ...place, ...fields });
    }
  }
  for (const log of authorizedTransfers(ofToken)) {
    const { from, to, value } = log.args;
    rows.transfers.push({ ...placeOf(log), from, to, units: value.toString() });
  }
  return rows;
}
