import 'server-only';
import { type Abi, type Address, decodeEventLog, decodeFunctionData, type Hex } from 'viem';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { merkleTreeHookAbi } from '@/lib/generated/hyperlane/MerkleTreeHook';
import type { Deployment } from '@/lib/shared/schemas/deployment';
import type { Design, SearchedChain } from '@/lib/shared/schemas/presenter-chains';

/** Contracts by their name in a deployment. */
const ABIS: Readonly<Record<string, Abi>> = {
  accessManager: accessManagerAbi,
  asbestosAdvance: asbestosAdvanceAbi,
  euroToken: euroTokenAbi,
  gateway: hyperlaneGatewayAbi,
  incomeSupplement: incomeSupplementAbi,
  payoutPool: payoutPoolAbi,
  registerRoots: registerRootsAbi,
  tally: tallyAbi,
  mailbox: mailboxAbi,
  merkleTreeHook: merkleTreeHookAbi,
};

export type Names = ReadonlyMap<string, string>;

/** Names of a chain's contracts by address in small letters. On the naive chain there is a token and nothing else. */
export const namesOf = (deployment: Deployment | null): Names =>
  new Map(Object.entries(deployment?.contracts ?? {}).map(([name, address]) => [address.toLowerCase(), name]));

export const abiOf = (contract: string | null): Abi | null =>
  contract === null ? euroTokenAbi : (ABIS[contract] ?? null);

/** An event with its values; null when it is of no contract that is known. */
export function readEvent(
  contract: string | null,
  topics: readonly Hex[],
  data: Hex,
): { event: string; fields: [string, unknown][] } | null {
  const abi = abiOf(contract);
  if (abi === null) return null;
  try {
    const { eventName, args } = decodeEventLog({ abi, topics: topics as [Hex, ...Hex[]], data });
    return { event: eventName ?? '', fields: Object.entries(args ?? {}) };
  } catch {
    return null;
  }
}

/** Which function a transaction called, with what; null for a transfer of coin, a deployment, or one that is not known. */
export function readCall(contract: string | null, input: Hex): { event: string; fields: [string, unknown][] } | null {
  const abi = abiOf(contract);
  if (abi === null || input.length < 10) return null;
  try {
    const { functionName, args } = decodeFunctionData({ abi, data: input });
    return { event: functionName, fields: Object.entries(args ?? []) };
  } catch {
    return null;
  }
}

/** What stands in these members for everybody to see, by contract. `storage` is the contract's own keeping. */
const PUBLIC: Readonly<Record<string, Readonly<Record<string, Design>>>> = {
  // That the pool paid a standard amount to some account: not whose it is, nor from which agency.
  payoutPool: {
    ...{
      Spent: 'payment',
      spend: 'payment',
      Deposited: 'deposit',
      deposit: 'deposit',
      NoteReceived: 'cap',
      LeavesInserted: 'cap',
    },
    ...{ FreeWithdrawn: 'office', GateLimitsSet: 'table', setGateLimits: 'table', enrolGate: 'table' },
    ...{ ReleaseReceived: 'total', Released: 'total', ReleaseRepeated: 'total', withdrawFree: 'office' },
  },
  euroToken: {
    ...{ Transfer: 'payment', AuthorizationUsed: 'payment', transferWithAuthorization: 'payment', transfer: 'payment' },
    ...{
      receiveWithAuthorization: 'payment',
      mint: 'payment',
      Approval: 'deposit',
      approve: 'deposit',
      storage: 'payment',
    },
  },
  incomeSupplement: {
    ...{
      PolicyProposed: 'table',
      PolicyPublished: 'table',
      proposePolicy: 'table',
      approvePolicy: 'table',
      publishInitialPolicies: 'table',
    },
    ...{ Claimed: 'cap', resend: 'cap', ReleaseSent: 'total' },
  },
  asbestosAdvance: {
    ...{
      AdvancePolicyProposed: 'table',
      AdvancePolicyPublished: 'table',
      AdvanceClaimed: 'cap',
      proposePolicy: 'table',
    },
    ...{ approvePolicy: 'table', publishInitialPolicies: 'table' },
  },
  tally: { TotalOpened: 'total', TrancheClosed: 'total', open: 'total' },
  accessManager: {
    RoleGranted: 'office',
    OperationScheduled: 'office',
    OperationExecuted: 'office',
    grantRole: 'office',
    schedule: 'office',
    storage: 'office',
  },
};

export type Place = { readonly contract: string | null; readonly member: string | null };

/** As what something may stand in a place for everybody to see; null where nobody should be able to find a person's data. */
export function designOf(chain: SearchedChain, { contract, member }: Place, inStorage: boolean): Design | null {
  if (chain === 'naive' || contract === null) return null;
  return PUBLIC[contract]?.[inStorage ? 'storage' : (member ?? '')] ?? null;
}

export const nameOf = (names: Names, account: Address | null): string | null =>
  account === null ? null : (names.get(account.toLowerCase()) ?? null);
