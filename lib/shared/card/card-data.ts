import { z } from 'zod';
import { CARD_MODES, MAILBOX_KINDS } from '../schemas/citizen-api';
import { zAdvanceRecord, zClaimRecord } from './claim-progress';
import { zCardMessage } from './messages';
import { EMPTY_MONEY_DATA, zMoneyData } from './money/plan-state';
import { zErrorCode } from './stored';

/** off: opted out. one-click: the citizen confirms each month. automatic: experiment, a standing mandate. */
export const zCardMode = z.enum(CARD_MODES);
export type CardMode = z.output<typeof zCardMode>;

/** One item of the mailbox, opened. The credential stays as it came and is parsed anew whenever it is read. */
export const zStoredItem = z.object({
  id: z.string(),
  kind: z.enum(MAILBOX_KINDS),
  /** Null when it could not be opened or parsed. */
  credential: z.unknown(),
  /** When it came into the mailbox: the same in every browser that collects it. */
  receivedAtMs: z.number(),
  /** Id of the earlier item that this one takes the place of. */
  replaces: z.string().nullable(),
  /** Whether the mailbox was told that the card holds it. */
  collected: z.boolean(),
  /**
   * Outcome of the signature's check, done once; null for what nobody signed: a root on chain vouches for an entitlement,
   * and nothing is proved with an answer or a letter.
   */
  signatureValid: z.boolean().nullable(),
  /** Why it could not be opened or parsed. */
  code: zErrorCode.nullable(),
});
export type StoredItem = z.output<typeof zStoredItem>;

/** Everything that a card keeps on a device. Never stored but encrypted under the card's own key (S-34). */
export const zCardData = z.object({
  version: z.literal(1),
  mode: zCardMode,
  /** The mode was chosen in this browser. Until then it is one-click, and the citizen is asked. */
  modeChosen: z.boolean().default(false),
  /** Agreed to sharing; without it no claim is made. */
  consentGiven: z.boolean(),
  mailboxCursor: z.string().nullable(),
  items: z.array(zStoredItem),
  claims: z.array(zClaimRecord),
  /** A card that was kept before there was the lump sum has no application for it. */
  advance: zAdvanceRecord.nullable().default(null),
  messages: z.array(zCardMessage),
  /** A card that was kept before there was money in it has none. */
  money: zMoneyData.default(EMPTY_MONEY_DATA),
});
export type CardData = z.output<typeof zCardData>;

export const EMPTY_CARD: CardData = {
  version: 1,
  mode: 'one-click',
  modeChosen: false,
  consentGiven: false,
  mailboxCursor: null,
  items: [],
  claims: [],
  advance: null,
  messages: [],
  money: EMPTY_MONEY_DATA,
};

/** Where a card's data lives: encrypted in the browser, in memory in a journey. */
export type CardStore = {
  load(): Promise<CardData>;
  /** Reads, changes and writes as one step, also against other tabs. @returns what was written */
  update(change: (data: CardData) => CardData): Promise<CardData>;
};

/** A store that lasts as long as the process: for journeys and tests. */
export function memoryCardStore(initial: CardData = EMPTY_CARD): CardStore {
  let text = JSON.stringify(initial);
  const load = async () => zCardData.parse(JSON.parse(text));
  return {
    load,
    async update(change) {
      const next = change(zCardData.parse(JSON.parse(text)));
      text = JSON.stringify(next);
      return zCardData.parse(JSON.parse(text));
    },
  };
}
