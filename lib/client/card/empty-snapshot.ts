import { asbestosTasks } from '@/lib/shared/card/asbestos-tasks';
import { EMPTY_CARD } from '@/lib/shared/card/card-data';
import { EMPTY_MONEY } from '@/lib/shared/card/money/views';
import type { CardSnapshot } from '@/lib/shared/card/views';

const NONE = { kind: 'none' } as const;

/** What a card shows before it is open. */
export const EMPTY_SNAPSHOT: CardSnapshot = {
  mode: EMPTY_CARD.mode,
  modeChosen: EMPTY_CARD.modeChosen,
  consentGiven: false,
  credentials: [],
  months: [],
  oldWay: { simplified: true, rows: [], totalReclaimedCents: 0n, totalPaidLaterCents: 0n },
  claims: [],
  messages: [],
  connection: { kind: 'idle' },
  money: EMPTY_MONEY,
  asbestos: {
    outcome: NONE,
    medical: null,
    confirmation: null,
    policy: null,
    requests: [],
    record: null,
    tasks: asbestosTasks({ outcome: NONE, requests: [], record: null }),
  },
  contests: [],
  reviews: [],
};
