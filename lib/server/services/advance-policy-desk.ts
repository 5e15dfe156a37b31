import 'server-only';
import type { z } from 'zod';
import { monthStartSec } from '@/lib/shared/domain/advance-change';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { TAS_PACK } from '@/lib/shared/rules/tas/pack';
import type {
  AdvancePublication,
  zAdvancePolicyDesk,
  zAdvanceProposal,
} from '@/lib/shared/schemas/advance-policies-api';
import type { ActorOf } from '../auth/actor';
import { type AdvanceProposalRow, advanceProposals } from '../repositories/advance-proposals';
import { indexedUntilSec } from '../repositories/chain-index';
import { advancePublications } from '../repositories/policy-history';
import { currentMonth, type PolicyDeskDeps, proposalHead } from './policy-desk';
import { untilTheNext } from './published-chain';

export type PayingActor = ActorOf<'svb'>;
type PublicationView = z.input<typeof zAdvancePolicyDesk>['publications'][number];

/** One proposal as this member of staff may see it. */
export const advanceProposalView = (row: AdvanceProposalRow, actor: PayingActor): z.input<typeof zAdvanceProposal> => ({
  ...proposalHead(row, actor),
  amountCents: row.amountCents.toString(),
});

/** What stands on the health chain of the lump sum's policy, and what was proposed. */
export async function advancePolicyDesk(
  actor: PayingActor,
  deps: PolicyDeskDeps,
): Promise<z.input<typeof zAdvancePolicyDesk>> {
  const { db, now, poolLimit } = deps;
  const [rows, proposals, limit, untilSec] = await Promise.all([
    advancePublications(db),
    advanceProposals(db),
    poolLimit(TAS_PACK.nullifierClass),
    indexedUntilSec('health', db),
  ]);
  const policies = untilTheNext(rows.map(({ policy }) => policy)) as readonly PublicationView[];
  const publications = rows.flatMap(({ blockNumber, timestampSec, txHash }, index): PublicationView[] => {
    const policy = policies[index];
    if (!policy) return [];
    const place = { publishedAtSec: Number(timestampSec), blockNumber: Number(blockNumber), txHash };
    return [{ ...policy, ...place, decidedBy: deciderOf(policy, proposals) }];
  });
  return {
    nowSec: now.getTime() / 1000,
    currentMonth: currentMonth(deps),
    publications: publications.reverse(),
    proposals: proposals.map((row) => advanceProposalView(row, actor)),
    poolLimitCents: limit === null ? null : limit.toString(),
    indexedUntilSec: untilSec,
  };
}

/** The chain knows accounts, the desk knows names: what starts at the same moment with the same hash belongs together. */
function deciderOf(
  { startsAtSec, policyHash }: Pick<PublicationView, 'startsAtSec' | 'policyHash'>,
  proposals: readonly AdvanceProposalRow[],
): AdvancePublication['decidedBy'] {
  for (const { id, rest, amountCents, fromPeriod, proposerName, deciderName } of proposals) {
    if (rest === null || deciderName === null || monthStartSec(fromPeriod) !== startsAtSec) continue;
    const hash = hashAdvancePolicy({ scheme: TAS_PACK.id, ...rest, amountCents });
    if (hash.toString() === policyHash) return { proposalId: id, proposerName, deciderName };
  }
  return null;
}
