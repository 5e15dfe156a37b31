import { type Abi, type AbiFunction, type Address, toFunctionSelector } from 'viem';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ChainSession } from './chain-session';
import type { RoleConfig, Treasury } from './config';

/** What no role is named for, only the administrators may do. */
const ADMIN_ROLE = 0n;
/** Role ids in every AccessManager. */
export const ROLE = {
  publisher: 1n,
  pauser: 2n,
  policyStaff: 3n,
  minter: 4n,
  depositor: 5n,
  keyHolder: 6n,
  treasurer: 7n,
} as const;
/** The treasurer's members act with a delay: grantTreasury. */
type RoleName = Exclude<keyof typeof ROLE, 'treasurer'>;

type Grant = {
  readonly contract: string;
  readonly abi: Abi;
  readonly functions: readonly string[];
  readonly role: keyof typeof ROLE;
};
type ImmediateGrant = Grant & { readonly role: RoleName };

/** Functions that somebody may call without delay. Unpausing is not among them. */
const GRANTS: Readonly<Record<ChainDomain, readonly ImmediateGrant[]>> = {
  income: [
    { contract: 'registerRoots', abi: registerRootsAbi, functions: ['publishRoot'], role: 'publisher' },
    { contract: 'incomeSupplement', abi: incomeSupplementAbi, functions: ['pause'], role: 'pauser' },
    {
      contract: 'incomeSupplement',
      abi: incomeSupplementAbi,
      functions: ['proposePolicy', 'approvePolicy'],
      role: 'policyStaff',
    },
    { contract: 'tally', abi: tallyAbi, functions: ['registerPart'], role: 'keyHolder' },
  ],
  health: [
    { contract: 'registerRoots', abi: registerRootsAbi, functions: ['publishRoot'], role: 'publisher' },
    { contract: 'asbestosAdvance', abi: asbestosAdvanceAbi, functions: ['pause'], role: 'pauser' },
    {
      contract: 'asbestosAdvance',
      abi: asbestosAdvanceAbi,
      functions: ['proposePolicy', 'approvePolicy'],
      role: 'policyStaff',
    },
  ],
  payout: [
    { contract: 'euroToken', abi: euroTokenAbi, functions: ['mint'], role: 'minter' },
    { contract: 'payoutPool', abi: payoutPoolAbi, functions: ['pause'], role: 'pauser' },
    { contract: 'payoutPool', abi: payoutPoolAbi, functions: ['deposit'], role: 'depositor' },
  ],
};

/** Opening a first tranche: the publisher's, once the deployer has opened those that the deployment begins with. */
const PREPARE: Grant = { contract: 'tally', abi: tallyAbi, functions: ['prepare'], role: 'publisher' };

/** Everybody with a role; the tally's key holders among them. */
export type RoleMembers = RoleConfig & { readonly keyHolders: readonly Address[] };

const MEMBERS: Readonly<Record<RoleName, keyof RoleMembers>> = {
  publisher: 'publishers',
  pauser: 'pausers',
  policyStaff: 'policyStaff',
  minter: 'minters',
  depositor: 'depositors',
  keyHolder: 'keyHolders',
};

/**
 * Gives everybody their functions. After the handover only the administrators can, with their delay: who joined since is
 * left out, and named, so that a later run still does the rest.
 */
export async function grantRoles(session: ChainSession, roles: RoleMembers): Promise<void> {
  const grants = GRANTS[session.domain];
  for (const grant of grants) await ensureFunctionRole(session, grant);
  const inOffice = await rulesAtOnce(session);
  for (const role of new Set(grants.map((grant) => grant.role))) {
    for (const member of roles[MEMBERS[role]] ?? []) {
      if (inOffice) await ensureMember(session, ROLE[role], member);
      else if (!(await isMember(session, ROLE[role], member))) {
        session.note(`07 roles: ${session.domain}, ${member} is no ${role}: the administrators can make it one`);
      }
    }
  }
  await session.flush('07 roles');
}

/** Whether opening a first tranche is still the deployer's. */
export async function isPreparingOpen(session: ChainSession): Promise<boolean> {
  return (await rolesOf(session, PREPARE)).every((id) => id === ADMIN_ROLE);
}

/** From here on the publisher opens first tranches. */
export async function closePreparing(session: ChainSession): Promise<void> {
  await ensureFunctionRole(session, PREPARE);
  await session.flush('07 roles: first tranches');
}

const WITHDRAW_FREE: Grant = {
  contract: 'payoutPool',
  abi: payoutPoolAbi,
  functions: ['withdrawFree'],
  role: 'treasurer',
};

/**
 * Gives the treasurers the pool's free money, with their delay. Only a deployer in office can: on a chain that was handed
 * over without treasurers it stays the administrators'.
 */
export async function grantTreasury(session: ChainSession, treasury: Treasury | undefined): Promise<void> {
  if (treasury === undefined || !(await rulesAtOnce(session))) return;
  await ensureFunctionRole(session, WITHDRAW_FREE);
  for (const account of treasury.treasurers) {
    await ensureMember(session, ROLE.treasurer, account, treasury.delaySec);
  }
  await session.flush('07 roles: treasury');
}

async function rulesAtOnce(session: ChainSession): Promise<boolean> {
  const [rules, delaySec] = await session.client.readContract({
    address: session.contract('accessManager'),
    abi: accessManagerAbi,
    functionName: 'hasRole',
    args: [ADMIN_ROLE, session.account.address],
  });
  return rules && delaySec === 0;
}

async function rolesOf(session: ChainSession, grant: Grant): Promise<readonly bigint[]> {
  const manager = session.contract('accessManager');
  const target = session.contract(grant.contract);
  return await Promise.all(
    grant.functions.map((name) =>
      session.client.readContract({
        address: manager,
        abi: accessManagerAbi,
        functionName: 'getTargetFunctionRole',
        args: [target, selectorOf(grant.abi, name)],
      }),
    ),
  );
}

async function ensureFunctionRole(session: ChainSession, grant: Grant): Promise<void> {
  const manager = session.contract('accessManager');
  const target = session.contract(grant.contract);
  const selectors = grant.functions.map((name) => selectorOf(grant.abi, name));
  const role = ROLE[grant.role];
  if ((await rolesOf(session, grant)).every((id) => id === role)) return;
  await session.call(manager, accessManagerAbi, 'setTargetFunctionRole', [target, selectors, role]);
}

async function ensureMember(session: ChainSession, role: bigint, member: Address, delaySec = 0): Promise<void> {
  if (await isMember(session, role, member)) return;
  await session.call(session.contract('accessManager'), accessManagerAbi, 'grantRole', [role, member, delaySec]);
}

async function isMember(session: ChainSession, role: bigint, member: Address): Promise<boolean> {
  const [is] = await session.client.readContract({
    address: session.contract('accessManager'),
    abi: accessManagerAbi,
    functionName: 'hasRole',
    args: [role, member],
  });
  return is;
}

function selectorOf(abi: Abi, name: string) {
  const found = abi.find((item): item is AbiFunction => item.type === 'function' && item.name === name);
  if (found === undefined) throw new Error(`no function ${name} in the ABI`);
  return toFunctionSelector(found);
}
