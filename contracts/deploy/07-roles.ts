import { type Abi, type AbiFunction, type Address, toFunctionSelector } from 'viem';
import { accessManagerAbi } from '@/lib/generated/abi/AccessManager';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import type { ChainDomain } from '@/lib/shared/schemas/deployment';
import type { ChainSession } from './chain-session';
import type { RoleConfig } from './config';

/** Role ids in every AccessManager. What no role is named for, only the administrators may do. */
export const ROLE = { publisher: 1n, pauser: 2n, policyStaff: 3n, minter: 4n, depositor: 5n } as const;
type RoleName = keyof typeof ROLE;

type Grant = { readonly contract: string; readonly abi: Abi; readonly functions: readonly string[]; role: RoleName };

/** Functions that somebody may call without delay. Unpausing is not among them. */
const GRANTS: Readonly<Record<ChainDomain, readonly Grant[]>> = {
  income: [
    { contract: 'registerRoots', abi: registerRootsAbi, functions: ['publishRoot'], role: 'publisher' },
    { contract: 'incomeSupplement', abi: incomeSupplementAbi, functions: ['pause'], role: 'pauser' },
    {
      contract: 'incomeSupplement',
      abi: incomeSupplementAbi,
      functions: ['proposePolicy', 'approvePolicy'],
      role: 'policyStaff',
    },
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

const MEMBERS: Readonly<Record<RoleName, keyof RoleConfig>> = {
  publisher: 'publishers',
  pauser: 'pausers',
  policyStaff: 'policyStaff',
  minter: 'minters',
  depositor: 'depositors',
};

export async function grantRoles(session: ChainSession, roles: RoleConfig): Promise<void> {
  const grants = GRANTS[session.domain];
  for (const grant of grants) await ensureFunctionRole(session, grant);
  for (const role of new Set(grants.map((grant) => grant.role))) {
    for (const member of roles[MEMBERS[role]] ?? []) await ensureMember(session, ROLE[role], member);
  }
  await session.flush('07 roles');
}

async function ensureFunctionRole(session: ChainSession, grant: Grant): Promise<void> {
  const manager = session.contract('accessManager');
  const target = session.contract(grant.contract);
  const selectors = grant.functions.map((name) => selectorOf(grant.abi, name));
  const current = await Promise.all(
    selectors.map((selector) =>
      session.client.readContract({
        address: manager,
        abi: accessManagerAbi,
        functionName: 'getTargetFunctionRole',
        args: [target, selector],
      }),
    ),
  );
  const role = ROLE[grant.role];
  if (current.every((id) => id === role)) return;
  await session.call(manager, accessManagerAbi, 'setTargetFunctionRole', [target, selectors, role]);
}

async function ensureMember(session: ChainSession, role: bigint, member: Address): Promise<void> {
  const manager = session.contract('accessManager');
  const [isMember] = await session.client.readContract({
    address: manager,
    abi: accessManagerAbi,
    functionName: 'hasRole',
    args: [role, member],
  });
  if (!isMember) await session.call(manager, accessManagerAbi, 'grantRole', [role, member, 0]);
}

function selectorOf(abi: Abi, name: string) {
  const found = abi.find((item): item is AbiFunction => item.type === 'function' && item.name === name);
  if (found === undefined) throw new Error(`no function ${name} in the ABI`);
  return toFunctionSelector(found);
}
