import { type Address, type Hash, type Hex, isAddressEqual, type Log, parseEventLogs } from 'viem';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { merkleTreeHookAbi } from '@/lib/generated/hyperlane/MerkleTreeHook';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { BASIS } from '@/lib/shared/protocol/policy';
import type { ChainDomain, Deployment } from '@/lib/shared/schemas/deployment';
import type { PublishedPolicies } from '@/lib/shared/schemas/public-api';
import { addressToBytes32, decodeMessage, gatewayBody, messageId as idOf } from '../messenger/hyperlane';
import type { Projection } from '../repositories/chain-events';
import { NO_POOL_EVENTS } from '../repositories/pool-events';
import { NO_TALLY_EVENTS } from '../repositories/tally-events';
import { projectHealth, projectRoots } from './health-projection';
import { projectPool } from './pool-projection';
import { projectReleases, projectTally } from './tally-projection';

export type MinedLog = Log<bigint, number, false>;

/** Chain ids and gateways of all agency domains: which messages are ours, and where they go. */
export type Route = { readonly domain: ChainDomain; readonly chainId: number; readonly gateway: Address };

/** Contracts whose events the index keeps. */
export function indexedAddresses({ contracts, domain }: Pick<Deployment, 'contracts' | 'domain'>): Address[] {
  const addresses = [contracts.mailbox, contracts.merkleTreeHook];
  if (domain === 'income' && 'incomeSupplement' in contracts) {
    addresses.push(contracts.incomeSupplement, contracts.registerRoots, contracts.tally);
  }
  if (domain === 'health' && 'asbestosAdvance' in contracts) {
    addresses.push(contracts.asbestosAdvance, contracts.registerRoots);
  }
  if (domain === 'payout' && 'payoutPool' in contracts) addresses.push(contracts.payoutPool, contracts.euroToken);
  return addresses;
}

/**
 * Turns a range's logs into rows.
 * @param timestampOf seconds of a block of the range
 * @param routes of every domain, this one included
 */
export function project(
  deployment: Deployment,
  logs: readonly MinedLog[],
  timestampOf: (blockNumber: bigint) => bigint,
  routes: readonly Route[],
): Projection {
  const from = (address: Address) => logs.filter((log) => isAddressEqual(log.address, address)) as MinedLog[];
  const place = (log: MinedLog) => ({
    chain: deployment.domain,
    blockNumber: log.blockNumber,
    logIndex: log.logIndex,
    txHash: log.transactionHash,
    timestampSec: timestampOf(log.blockNumber),
  });
  const { mailbox, merkleTreeHook } = deployment.contracts;
  const projection: Projection = {
    ...NO_POOL_EVENTS,
    ...NO_TALLY_EVENTS,
    claims: [],
    advances: [],
    advancePolicies: [],
    notes: [],
    policies: [],
    roots: [],
    deliveries: parseEventLogs({ abi: mailboxAbi, eventName: 'ProcessId', logs: from(mailbox) }).map((log) => ({
      ...place(log),
      messageId: log.args.messageId,
    })),
    messages: projectMessages(deployment, from(mailbox), from(merkleTreeHook), timestampOf, routes),
  };
  if (deployment.domain === 'income') {
    const { incomeSupplement, registerRoots } = deployment.contracts;
    for (const log of parseEventLogs({ abi: incomeSupplementAbi, logs: from(incomeSupplement) })) {
      if (log.eventName === 'Claimed') {
        const { scheme, region, period: month, nullifier, note, c1, c2, capCents, trancheId } = log.args;
        projection.claims.push({
          ...place(log),
          scheme,
          region,
          period: month,
          nullifier: nullifier.toString(),
          note: note.toString(),
          c1x: c1[0].toString(),
          c1y: c1[1].toString(),
          c2x: c2[0].toString(),
          c2y: c2[1].toString(),
          capCents: BigInt(capCents),
          trancheId,
        });
      }
      if (log.eventName === 'PolicyPublished') {
        const { scheme, period: month, policyHash, table } = log.args;
        const policy = publishedPolicy(scheme, month, policyHash, table);
        projection.policies.push({
          ...place(log),
          scheme,
          period: month,
          policyHash: policyHash.toString(),
          policy,
        });
      }
    }
    projection.roots.push(...projectRoots(from(registerRoots), place));
    return { ...projection, ...projectTally(deployment, from, place) };
  }
  if (deployment.domain === 'health') return { ...projection, ...projectHealth(deployment, from, place) };
  if (deployment.domain === 'payout') {
    const releases = projectReleases(from(deployment.contracts.payoutPool), place);
    return { ...projection, ...projectPool(deployment, logs, place), releases };
  }
  return projection;
}

type PolicyTable = {
  readonly basis: number;
  readonly nullifierClass: number;
  readonly norms: readonly number[];
  readonly disregards: readonly { flatCents: number; bps: number; capCents: number }[];
  readonly tallyKey: readonly [bigint, bigint];
  readonly claimOpensAt: bigint;
  readonly claimClosesAt: bigint;
};

/** JSON of one policy, in the shape that zPolicies reads: decimal strings for cents and field elements. */
function publishedPolicy(scheme: number, month: number, policyHash: bigint, table: PolicyTable) {
  const cents = (value: number) => eurCents(BigInt(value)).toString();
  return {
    scheme,
    basis: table.basis === BASIS.net ? 'net' : 'gross',
    nullifierClass: table.nullifierClass,
    period: period(month) as number,
    norms: table.norms.map(cents),
    disregards: table.disregards.map(({ flatCents, bps, capCents }) => ({
      flatCents: cents(flatCents),
      bps,
      capCents: cents(capCents),
    })),
    tallyKey: table.tallyKey.map(String),
    policyHash: policyHash.toString(),
    claimOpensAtSec: Number(table.claimOpensAt),
    claimClosesAtSec: Number(table.claimClosesAt),
  } satisfies Record<keyof PublishedPolicies['policies'][number], unknown>;
}

/** Contracts of a chain whose messages are delivered: the gates. */
const messageSenders = ({ contracts }: Pick<Deployment, 'contracts'>): Address[] => [
  ...('incomeSupplement' in contracts ? [contracts.incomeSupplement] : []),
  ...('asbestosAdvance' in contracts ? [contracts.asbestosAdvance] : []),
];

/**
 * The leaves of the origin's tree. Anyone may dispatch through a Mailbox, and anyone may send through a gateway: a
 * message that is not a gate's, from our gateway to another of ours, is kept for the tree's sake and never delivered
 * at our expense, nor does it stand in the way of those that are.
 *
 * Anyone may also have the hook insert the mailbox's latest message again. A message is the leaf that its own dispatch
 * inserts, in the transaction of the dispatch: a gateway uses the default hook, and no range cuts a transaction. Any
 * other leaf of that id belongs to the tree alone, so that its body is not looked for.
 */
function projectMessages(
  deployment: Deployment,
  mailboxLogs: MinedLog[],
  hookLogs: MinedLog[],
  timestampOf: (blockNumber: bigint) => bigint,
  routes: readonly Route[],
): Projection['messages'] {
  const keyOf = (txHash: Hash, id: Hash) => `${txHash}:${id}`;
  const dispatched = new Map(
    parseEventLogs({ abi: mailboxAbi, eventName: 'Dispatch', logs: mailboxLogs }).map(
      ({ transactionHash, args: { message } }) => [keyOf(transactionHash, idOf(message)), message],
    ),
  );
  return parseEventLogs({ abi: merkleTreeHookAbi, eventName: 'InsertedIntoTree', logs: hookLogs }).map((log) => {
    const { messageId, index } = log.args;
    const key = keyOf(log.transactionHash, messageId);
    const body = dispatched.get(key);
    dispatched.delete(key);
    return {
      id: messageId,
      origin: deployment.domain,
      checkpoint: index,
      blockNumber: log.blockNumber,
      blockHash: log.blockHash,
      txHash: log.transactionHash,
      timestampSec: timestampOf(log.blockNumber),
      ...(body === undefined ? REPEATED : addressed(deployment, body, routes)),
    };
  });
}

type Addressed = Pick<Projection['messages'][number], 'destination' | 'nonce' | 'body' | 'status'>;

const REPEATED: Addressed = { destination: 'other', nonce: null, body: null, status: 'foreign' };

/** Where a message goes, and whether it is ours to deliver. */
function addressed(deployment: Deployment, body: Hex, routes: readonly Route[]): Addressed {
  const header = decodeMessage(body);
  const route = routes.find(({ chainId }) => chainId === header.destination);
  const betweenGateways =
    header.sender === addressToBytes32(deployment.contracts.gateway) &&
    route !== undefined &&
    header.recipient === addressToBytes32(route.gateway);
  const sender = betweenGateways ? gatewayBody(body)?.sender : undefined;
  const ours = sender !== undefined && messageSenders(deployment).some((gate) => isAddressEqual(gate, sender));
  const status = ours ? 'pending' : 'foreign';
  return { destination: route?.domain ?? 'other', nonce: header.nonce, body, status };
}
