import { addMonths, period } from '@/lib/shared/domain/period';
import { AppError } from '@/lib/shared/errors/app-error';
import { MAX_SOURCES } from '@/lib/shared/protocol/register-leaf';
import type { KeptRow, RowFault } from '@/lib/shared/schemas/register-import-api';
import {
  type EntryContent,
  type LiveEntry,
  nextPeriod,
  overlaps,
  planChange,
  runningPeriod,
  type Source,
  type Span,
  sameContent,
} from './register-desk-rules';

/** What the register knows of a line's client number. */
export type KnownClient = {
  readonly personId: string;
  readonly displayName: string;
  /** Made by a register's desk: no other agency goes by this name. */
  readonly isRenamable: boolean;
  /** Not ended, in this register. */
  readonly live: readonly LiveEntry[];
  /** Months in which the person stands elsewhere in this scheme, or counts as a partner. */
  readonly taken: readonly Span[];
  /** By person: those of `live`. */
  readonly partners: ReadonlyMap<string, KnownPartner>;
};

/** Somebody else whose income counts in a live entry of the client. */
export type KnownPartner = {
  readonly hasConsent: boolean;
  /** Months in which the partner stands anywhere in this scheme, in whichever way. */
  readonly taken: readonly (Span & { readonly entryId: string | null })[];
};

type Wish = EntryContent & Span;
export type RowDecision =
  | { readonly kind: 'fault'; readonly fault: RowFault }
  | { readonly kind: 'add' }
  | ({ readonly rename: boolean; readonly personId: string } & (
      | {
          readonly kind: 'none';
          /** A place of the client, if any is left. */
          readonly entryId: string | null;
        }
      | { readonly kind: 'correct' | 'until'; readonly entry: LiveEntry; readonly wish: Wish }
      | {
          readonly kind: 'follow';
          readonly entry: LiveEntry;
          readonly wish: Wish;
          /** Null: the present entry goes altogether. */
          readonly presentUntil: number | null;
        }
      | {
          readonly kind: 'anew';
          readonly wish: Wish;
          /** What it comes after, if any is left. */
          readonly entry: LiveEntry | null;
        }
    ));

/** A line of a file, and what it means. */
export type Decided = { readonly row: KeptRow; readonly decision: RowDecision };

const fault = (code: RowFault): RowDecision => ({ kind: 'fault', fault: code });
const after = (month: number): number => addMonths(period(month), 1);

/**
 * What a good line means for the register: the same rules as for a form. A line says how somebody should stand; what has
 * been published changes from the next month on, whatever month the line begins with. The same file twice changes nothing.
 * @param couple norm classes under which a partner's income counts: an existing partner's source stays, a file names none
 */
export function decideRow(
  row: KeptRow,
  client: KnownClient | undefined,
  couple: ReadonlySet<number>,
  now: Date,
): RowDecision {
  if (!client) return { kind: 'add' };
  const { personId, displayName, isRenamable } = client;
  const rename = row[2] !== displayName;
  if (rename && !isRenamable) return fault('nameDiffers');
  const base = { rename, personId } as const;
  const running = runningPeriod(now);
  const ahead = client.live.filter((one) => one.validUntil > running);
  if (ahead.length > 1) return fault('severalEntries');
  const entry = ahead[0] ?? client.live.find((one) => one.validUntil === running);
  const sources = sourcesFor(row, personId, entry, couple);
  if (sources.length > MAX_SOURCES) return fault('employersTooMany');
  const content = {
    normClass: row[3],
    disregardClass: row[4],
    knownBenefitCents: BigInt(row[5]),
    sources,
  };
  const [, , , , , , rowFrom, validUntil] = row;
  const past = client.live.filter((one) => one !== entry && (!entry || one.validUntil < entry.validFrom));
  const lastUntil = Math.max(0, ...past.map((one) => one.validUntil));
  const validFrom = lastUntil === 0 ? rowFrom : Math.max(rowFrom, after(lastUntil));
  // What has passed stays as it was.
  const none = { kind: 'none', entryId: (entry ?? client.live.at(-1))?.id ?? null, ...base } as const;
  if (validUntil < validFrom) return entry ? fault('untilPast') : none;
  if (!entry) {
    return checked({ kind: 'anew', entry: null, wish: { ...content, validFrom, validUntil }, ...base }, client, null);
  }
  const wish = wishFor(entry, { ...content, validFrom, validUntil }, now);
  if (wish.validUntil < wish.validFrom) return fault('untilPast');
  try {
    const plan = planChange(entry, wish, now);
    if (plan.kind === 'none') return none;
    return checked({ ...plan, entry, wish, ...base }, client, entry.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CHANGE_NOT_AHEAD') return fault('untilPast');
    throw error;
  }
}

function sourcesFor(
  [, , , normClass, , , , , employers]: KeptRow,
  personId: string,
  entry: LiveEntry | undefined,
  couple: ReadonlySet<number>,
): Source[] {
  const partners = entry?.sources.filter((source) => source.personId !== personId) ?? [];
  return [...employers.map((issuerId) => ({ issuerId, personId })), ...(couple.has(normClass) ? partners : [])];
}

/** From which month the line counts: for a published entry its own first when only the last month differs. */
function wishFor(entry: LiveEntry, wish: Wish, now: Date): Wish {
  if (entry.leafIndex === null) return wish;
  const next = nextPeriod(now);
  const keepsLeaf = sameContent(entry, wish) && (entry.validFrom < next || wish.validFrom === entry.validFrom);
  return { ...wish, validFrom: keepsLeaf ? entry.validFrom : Math.max(wish.validFrom, next) };
}

type Change = Extract<RowDecision, { readonly wish: Wish }>;

const monthsOf = (decision: Change): Span =>
  decision.kind === 'until' ? { ...decision.wish, validFrom: decision.entry.validFrom } : decision.wish;

/**
 * Nobody stands twice in the registers of a scheme for one month, neither the client nor a partner who counts (S-36), and
 * nobody counts as a partner whose last word is not yes. @param present the entry that is being changed
 */
function checked(decision: Change, client: KnownClient, present: string | null): RowDecision {
  const months = monthsOf(decision);
  if (client.taken.some((taken) => overlaps(taken, months))) return fault('overlap');
  for (const { personId } of decision.wish.sources) {
    if (personId === client.personId) continue;
    const partner = client.partners.get(personId);
    if (!partner?.hasConsent) return fault('partnerConsent');
    const others = partner.taken.filter(({ entryId }) => entryId === null || entryId !== present);
    if (others.some((taken) => overlaps(taken, months))) return fault('overlap');
  }
  return decision;
}

/** Whose months a line takes, the client's and a partner's: the lines after it find them taken. */
export function monthsTakenBy(decision: RowDecision): readonly (Span & { readonly personId: string })[] {
  if (!('wish' in decision)) return [];
  const { validFrom, validUntil } = monthsOf(decision);
  const people = new Set([decision.personId, ...decision.wish.sources.map(({ personId }) => personId)]);
  return [...people].map((personId) => ({ personId, validFrom, validUntil }));
}
