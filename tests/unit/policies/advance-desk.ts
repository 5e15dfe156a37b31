import type { AdvanceFacts } from '@/components/policies/advance-proposal-draft';
import { eurCents } from '@/lib/shared/domain/cents';
import { period } from '@/lib/shared/domain/period';
import { field } from '@/lib/shared/protocol/field';
import { TAS_AMOUNTS, tasStartSec } from '@/lib/shared/rules/tas/amounts';
import { TAS_PACK } from '@/lib/shared/rules/tas/pack';
import type {
  AdvancePolicyDesk,
  AdvanceProposalView,
  AdvancePublication,
} from '@/lib/shared/schemas/advance-policies-api';
import { NOVEMBER } from './desk-facts';

/** The day on which the tests look: the amount of 2026 is in force. */
export const NOVEMBER_SEC = Date.UTC(2026, 10, 15) / 1000;
/** When a test's chain began. */
export const START_SEC = Date.UTC(2026, 10, 1) / 1000;

/** One policy of the lump sum as the desk gives it: the amount of a year, published when the chain began. */
export function advanceOf(year: number, changes: Partial<AdvancePublication> = {}): AdvancePublication {
  const startsAtSec = Date.UTC(year, 0, 1) / 1000;
  const amount = TAS_AMOUNTS.find((row) => tasStartSec(row) === startsAtSec);
  return {
    policyId: year - 2022,
    scheme: TAS_PACK.id,
    nullifierClass: TAS_PACK.nullifierClass,
    specialism: TAS_PACK.specialism,
    amountCents: amount?.amountCents ?? eurCents(2_700_000n),
    codes: [...TAS_PACK.codes],
    panelKey: [field(11n), field(12n)],
    policyHash: field(BigInt(year)),
    startsAtSec,
    endsAtSec: amount === TAS_AMOUNTS.at(-1) || !amount ? null : Date.UTC(year + 1, 0, 1) / 1000,
    publishedAtSec: START_SEC,
    blockNumber: 40,
    txHash: `0x${String(year).padStart(64, '0')}`,
    decidedBy: null,
    ...changes,
  };
}

/** The desk of SVB with these publications, newest first. */
export const advanceDeskOf = (...publications: readonly AdvancePublication[]): AdvancePolicyDesk => ({
  nowSec: NOVEMBER_SEC,
  currentMonth: NOVEMBER,
  publications: [...publications],
  proposals: [],
  poolLimitCents: eurCents(3_200_000n),
  indexedUntilSec: NOVEMBER_SEC - 5,
});

/** What the form knows in November 2026: the amount of 2026 stands last. */
export const advanceFactsOf = (changes: Partial<AdvanceFacts> = {}): AdvanceFacts => ({
  currentMonth: NOVEMBER,
  poolLimitCents: eurCents(3_200_000n),
  last: advanceOf(2026),
  ...changes,
});

/** A colleague's proposal of another amount from January 2027 on. */
export const advanceProposalOf = (changes: Partial<AdvanceProposalView> = {}): AdvanceProposalView => ({
  id: '01900000-0000-7000-8000-000000000001',
  fromPeriod: period(202701),
  amountCents: eurCents(2_610_000n),
  confirmed: false,
  proposerName: 'Medewerker SVB',
  proposedAtMs: START_SEC * 1000,
  deciderName: null,
  decidedAtMs: null,
  status: 'proposed',
  reason: null,
  errorCode: null,
  isOwn: false,
  ...changes,
});
