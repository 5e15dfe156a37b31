import { EMPTY_CARD } from '@/lib/shared/card/card-data';
import { EMPTY_MONEY } from '@/lib/shared/card/money/views';
import type { CardSnapshot } from '@/lib/shared/card/views';

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
};
