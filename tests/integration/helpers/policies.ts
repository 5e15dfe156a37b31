import type { DecidingActor } from '@/lib/server/auth/own-register';
import { database } from '@/lib/server/repositories/database';
import { decidePolicy } from '@/lib/server/services/policy-desk-decide';
import { proposePolicy } from '@/lib/server/services/policy-desk-propose';
import { addMonths, type Period, periodOf } from '@/lib/shared/domain/period';
import { testKey } from './test-keys';

/** Staff who decide on policies, by the account of the test chains that holds the role. */
export const STAFF = {
  proposer: 'proposer@agency.example',
  approver: 'approver@agency.example',
  keyless: 'keyless@agency.example',
  stranger: 'stranger@agency.example',
} as const;
export type StaffName = keyof typeof STAFF;

/** Makes the accounts. @returns them as actors */
export async function policyStaff(): Promise<Record<StaffName, DecidingActor>> {
  const actor = async (name: StaffName): Promise<DecidingActor> => {
    const data = { email: STAFF[name], name, passwordHash: testKey(name), role: 'caseworker', region: 9001 };
    const { id } = await database().staffAccount.create({ data, select: { id: true } });
    return { role: 'caseworker', staffId: id, name, region: 9001 };
  };
  return {
    proposer: await actor('proposer'),
    approver: await actor('approver'),
    keyless: await actor('keyless'),
    stranger: await actor('stranger'),
  };
}

/** The month `months` after this one, by the machine's clock. */
export const monthFromNow = (months: number): Period => addMonths(periodOf(new Date()), months);

const NORMS = {
  ...{ couple: '2027,79', shared2: '1013,89', shared3: '878,71', shared4: '811,12' },
  ...{ shared5: '770,56', youthSingle: '350,42', youthCouple: '700,84' },
};
const disregard = (share: string, cap: string) => ({ flat: '0', share, cap });
const DISREGARDS = { n: disregard('25', '285'), r: disregard('12,5', '177,66'), y: disregard('15', '180,19') };

/** Everything that a test's change may be asked to confirm. */
const CONFIRMED = ['months-without-table', 'replaces-published', 'norm-lower:single', 'norm-much-changed:single'];

type Change = { readonly fromPeriod: Period; readonly months: number; readonly single: string };

const deps = () => ({ db: database(), now: new Date(), poolLimit: async () => null });

/** Proposes and approves a table of the Participatiewet. @returns the proposal's id */
export async function decideOn(
  { fromPeriod, months, single }: Change,
  proposer: DecidingActor,
  approver: DecidingActor,
): Promise<string> {
  const request = { fromPeriod, months, norms: { ...NORMS, single }, disregards: DISREGARDS, confirmed: CONFIRMED };
  const { id } = await proposePolicy(proposer, request, deps());
  await decidePolicy(approver, id, { decision: 'approve', confirmed: CONFIRMED }, deps());
  return id;
}

export const proposalRow = (id: string) => database().policyProposal.findUniqueOrThrow({ where: { id } });
