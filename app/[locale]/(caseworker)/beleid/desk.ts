import 'server-only';
import { newestPerMonth } from '@/components/policies/tables';
import type { DeskFacts } from '@/components/policies/types';
import { DECIDING_ROLES, type DecidingActor } from '@/lib/server/auth/own-register';
import { policyDesk } from '@/lib/server/services/policy-desk';
import { policyDeskDeps } from '@/lib/server/services/policy-desk-deps';
import { type PolicyDesk, zPolicyDesk } from '@/lib/shared/schemas/policies-desk-api';
import { staffOnly } from '../../staff-access';

/** Every page of the desk starts here: the tables of the agency's own scheme, and none of them without its session. */
export async function openPolicyDesk(): Promise<
  PolicyDesk & { readonly facts: DeskFacts; readonly actor: DecidingActor }
> {
  const actor = await staffOnly(...DECIDING_ROLES);
  const desk = zPolicyDesk.parse(await policyDesk(actor, policyDeskDeps()));
  const { scheme, currentMonth, counts, paid, region, poolLimitCents } = desk;
  const facts = {
    scheme,
    currentMonth,
    counts,
    paid,
    region,
    poolLimitCents,
    tables: newestPerMonth(desk.publications),
  };
  return { ...desk, facts, actor };
}
