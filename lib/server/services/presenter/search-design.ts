import 'server-only';
import { type Address, zeroAddress } from 'viem';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';
import type { Design } from '@/lib/shared/schemas/presenter-chains';
import type { NamedChain } from './chain-records';
import { designOf, nameOf } from './place-names';
import type { PublishedAmounts } from './published-amounts';
import { type Found, isSender, messageDesign } from './search-find';

/** What is known of a place: the contract, its event or function, and the values in it. */
export type Decoded = {
  readonly contract: string | null;
  readonly member: string | null;
  readonly fields: readonly (readonly [string, unknown])[] | null;
};

/** What somebody looked for, as the amounts it may mean, in cents. */
export type Sought = { readonly text: string; readonly amounts: readonly bigint[] };

/** Why an account may stand somewhere: as who pays, who is paid, or who holds an office. */
const OF_ACCOUNTS: readonly (Design | null)[] = ['payment', 'deposit', 'office'];

const holds = (value: unknown, text: string): boolean => {
  if (typeof value === 'string') return value.toLowerCase() === text;
  if (Array.isArray(value)) return value.some((one) => holds(one, text));
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => holds(one, text));
};

/** The account itself, as one of the values: bytes that somebody hung behind them are no value. */
function designOfAccount(named: NamedChain, found: Found, place: Decoded, { text }: Sought): Design | null {
  const account = text.toLowerCase();
  // A contract of the deployment is nobody's account.
  if (nameOf(named.names, account as Address) !== null) return 'office';
  const { kind, input } = found.piece;
  if (kind === 'transaction' && input === '0x') return 'coin';
  if (isSender(found)) return 'sender';
  const design = designOf(named.chain, place, kind === 'storage');
  if (!OF_ACCOUNTS.includes(design)) return null;
  return kind === 'storage' || place.fields?.some(([, value]) => holds(value, account)) ? design : null;
}

/** Names of who is paid, in the events of the token and of the pool. */
const PAYEES: readonly string[] = ['to', 'recipient'];

/** Whether the account that is looked for is who an event says is paid. Money that was made is no payment. */
export function isPayee({ needle, piece }: Found, { fields }: Decoded, { text }: Sought): boolean {
  if (needle.reading !== 'address' || piece.kind !== 'event' || fields === null) return false;
  const isMade = fields.some(([name, value]) => name === 'from' && value === zeroAddress);
  return !isMade && fields.some(([name, value]) => PAYEES.includes(name) && holds(value, text.toLowerCase()));
}

/** What is given by the place alone is not enough for a number: a claim's own amount must stand nowhere. */
function designOfNumber(
  named: NamedChain,
  found: Found,
  place: Decoded,
  { amounts }: Sought,
  { caps, totals }: PublishedAmounts,
): Design | null {
  const { member, fields } = place;
  const { kind, input } = found.piece;
  if (kind === 'transaction' && input === '0x') return 'coin';
  const isAmong = (known: ReadonlySet<bigint>) => amounts.some((amount) => known.has(amount));
  const given = (design: 'cap' | 'total' | null) =>
    design !== null && isAmong(design === 'cap' ? caps : totals) ? design : null;
  if (member === 'Dispatch' || member === 'process' || member === 'MessageSent') return given(messageDesign(found));
  const to = fields?.find(([name]) => name === 'to')?.[1];
  if (member === 'Transfer' && nameOf(named.names, to as Address) === 'payoutPool') return 'deposit';
  const byPlace = designOf(named.chain, place, kind === 'storage');
  // The pool pays standard amounts alone.
  if (byPlace === 'payment')
    return amounts.some((amount) => amount > 0n && amount % SMALLEST_PAYMENT_CENTS === 0n) ? 'payment' : null;
  // A closed tranche tells how many claims it has, and the sum of their caps.
  if (byPlace === 'total' && member === 'TrancheClosed') return 'total';
  return byPlace === 'cap' || byPlace === 'total' ? given(byPlace) : byPlace;
}

/**
 * Why something may stand for everybody to see where it was found; null when nobody should be able to find it there. Only an
 * account as a value, and a number as a word, can be public by design: a name, or a hash of anything, never.
 */
export function designOfFind(
  named: NamedChain,
  found: Found,
  place: Decoded,
  sought: Sought,
  published: PublishedAmounts,
): Design | null {
  if (named.chain === 'naive') return null;
  const { form, reading } = found.needle;
  if (form === 'word') return designOfNumber(named, found, place, sought, published);
  const isAccount = reading === 'address' && (form === 'bytes' || form === 'mapping');
  return isAccount ? designOfAccount(named, found, place, sought) : null;
}
