import { EMPTY_CARD } from '@/lib/shared/card/card-data';
import { EMPTY_MONEY } from '@/lib/shared/card/money/views';
import type { CardSnapshot } from '@/lib/shared/card/views';

/** What is known of a card that is not open. */
export const EMPTY_SNAPSHOT: CardSnapshot = {
  ...EMPTY_CARD,
  credentials: [],
  months: [],
  oldWay: { simplified: true, rows: [], totalReclaimedCents: 0n, totalPaidLaterCents: 0n },
  claims: [],
  messages: [],
  connection: { kind: 'idle' },
  money: EMPTY_MONEY,
};
