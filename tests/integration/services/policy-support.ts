import type { Database } from '@/lib/server/repositories/database';
import { eurCents } from '@/lib/shared/domain/cents';
import { addMonths, type Period, periodOf } from '@/lib/shared/domain/period';
import { changeableClasses, defaultMonths } from '@/lib/shared/domain/policy-change';
import { toPercentText } from '@/lib/shared/domain/policy-change-percent';
import { BASE8 } from '@/lib/shared/protocol/babyjubjub';
import { hashPolicy, type SupplementPolicy } from '@/lib/shared/protocol/policy';
import { claimWindow } from '@/lib/shared/protocol/policy-table';
import { SUPPLEMENT_PACKS, type SupplementScheme } from '@/lib/shared/rules/registry';
import { policyFromTable } from '@/lib/shared/rules/supplement-tables';
import type { PolicyProposalRequest } from '@/lib/shared/schemas/policies-desk-api';

const now = (): Date => new Date();
export const thisMonth = (): Period => periodOf(now());
export const nextMonth = (): Period => addMonths(thisMonth(), 1);

/** The scheme's amounts from July 2026 on, for any month. */
export function policyOf(scheme: SupplementScheme, month: Period): SupplementPolicy {
  const pack = SUPPLEMENT_PACKS[scheme];
  const table = pack.tables.find(({ validFrom }) => validFrom === 202607);
  if (!table) throw new Error('The pack has no table from July 2026.');
  return policyFromTable(pack, table, month, BASE8);
}

let blocks = 0n;

/** Puts a publication into the index, as the indexer would. */
export async function publish(db: Database, policy: SupplementPolicy): Promise<void> {
  const { opensAtSec, closesAtSec } = claimWindow(policy.period);
  const policyHash = hashPolicy(policy).toString();
  blocks += 1n;
  await db.policyEvent.create({
    data: {
      chain: 'income',
      blockNumber: blocks,
      logIndex: 0,
      txHash: `0x${blocks.toString(16).padStart(64, '0')}`,
      timestampSec: 1_790_000_000n + blocks,
      scheme: policy.scheme,
      period: policy.period,
      policyHash,
      policy: {
        scheme: policy.scheme,
        basis: policy.basis,
        nullifierClass: policy.nullifierClass,
        period: policy.period,
        norms: policy.norms.map(String),
        disregards: policy.disregards.map(({ flatCents, bps, capCents }) => ({
          flatCents: flatCents.toString(),
          bps,
          capCents: capCents.toString(),
        })),
        tallyKey: policy.tallyKey.map(String),
        policyHash,
        claimOpensAtSec: opensAtSec,
        claimClosesAtSec: closesAtSec,
      },
    },
  });
}

const euros = (cents: bigint): string => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;

/** What the form sends: the amounts in force with some norms replaced. */
export function requestOf(
  scheme: SupplementScheme,
  changes: Partial<PolicyProposalRequest> & { readonly norms?: Record<string, string> } = {},
): PolicyProposalRequest {
  const { norms, disregards } = policyOf(scheme, thisMonth());
  const classes = changeableClasses(scheme);
  const fromPeriod = changes.fromPeriod ?? nextMonth();
  return {
    fromPeriod,
    months: changes.months ?? defaultMonths(fromPeriod),
    norms: {
      ...Object.fromEntries(classes.norms.map((key, index) => [key, euros(norms[index] ?? eurCents(0n))])),
      ...changes.norms,
    },
    disregards: {
      ...Object.fromEntries(
        classes.disregards.map((key, index) => {
          const { flatCents = 0n, bps = 0, capCents = 0n } = disregards[index + 1] ?? {};
          return [key, { flat: euros(flatCents), share: toPercentText(bps), cap: euros(capCents) }];
        }),
      ),
      ...changes.disregards,
    },
    confirmed: changes.confirmed ?? [],
  };
}
