import 'server-only';
import type { Address } from 'viem';
import type { z } from 'zod';
import { SMALLEST_PAYMENT_CENTS } from '@/lib/shared/card/money/denominations';
import { AppError } from '@/lib/shared/errors/app-error';
import type { Design, zSearchedChain, zSearchHit, zSearchResult } from '@/lib/shared/schemas/presenter-chains';
import type { RuntimeConfig } from '../../env';
import type { Piece } from './chain-heap';
import { type NamedChain, namedChains } from './chain-records';
import { designOf, nameOf, readEvent, readFunction } from './place-names';
import { excerptOf, type Found, findAll, isSender, messageDesign } from './search-find';
import { describeForms, type Forms, formsOf, readCents } from './search-forms';

type Hit = z.input<typeof zSearchHit>;

const MOST_HITS = 20;

/** What is given by the place alone is not enough for a number: a claim's own amount must stand nowhere. */
function designOfNumber(
  { names }: NamedChain,
  found: Found,
  byPlace: Design | null,
  { fields, member }: Decoded,
  cents: bigint | null,
): Design | null {
  if (member === 'Dispatch' || member === 'process' || member === 'MessageSent') return messageDesign(found);
  const to = fields?.find(([name]) => name === 'to')?.[1];
  if (member === 'Transfer' && nameOf(names, to as Address) === 'payoutPool') return 'deposit';
  // The pool pays standard amounts alone.
  if (byPlace === 'payment') return cents !== null && cents % SMALLEST_PAYMENT_CENTS === 0n ? 'payment' : null;
  if (byPlace === 'cap' && fields !== null)
    return fields.some(([name, value]) => name === 'capCents' && value === Number(cents)) ? 'cap' : null;
  return byPlace;
}

type Decoded = { readonly member: string | null; readonly fields: readonly [string, unknown][] | null };

function decode(
  { chain, names }: NamedChain,
  { kind, account, input, topics }: Piece,
): Decoded & { contract: string | null } {
  const contract = nameOf(names, account);
  const isKnown = chain === 'naive' || contract !== null;
  if (!isKnown) return { contract, member: null, fields: null };
  if (kind === 'transaction') return { contract, member: readFunction(contract, input), fields: null };
  const read = kind === 'event' ? readEvent(contract, topics, input) : null;
  return { contract, member: read?.event ?? null, fields: read?.fields ?? null };
}

function describeHit(named: NamedChain, found: Found, cents: bigint | null): Hit {
  const { piece, needle } = found;
  const { kind, block, tx, account, input } = piece;
  const { contract, ...decoded } = decode(named, piece);
  const byPlace = designOf(named.chain, { contract, member: decoded.member }, kind === 'storage');
  const isNumber = needle.form === 'word';
  const isCoin = kind === 'transaction' && input === '0x';
  // Demo wallets get coin for transactions at the start; who sends one himself shows his account.
  const own = isCoin ? 'coin' : isSender(found) ? 'sender' : null;
  const design = own ?? (isNumber ? designOfNumber(named, found, byPlace, decoded, cents) : byPlace);
  return {
    ...{
      form: needle.form,
      reading: needle.reading,
      place: kind,
      block,
      tx,
      account,
      contract,
      member: decoded.member,
    },
    design: named.chain === 'naive' ? null : design,
    excerpt: needle.form === 'text' || needle.form === 'string' ? excerptOf(found) : null,
  };
}

/** The same place in the same form once: a text may stand in small and in its own letters. */
const keyOf = ({ form, place, block, tx, account, member }: Hit): string =>
  [form, place, block, tx, account, member].join();

function searchChain(named: NamedChain, forms: Forms, cents: bigint | null): z.input<typeof zSearchedChain> {
  const { chain, record } = named;
  const found = findAll(named, forms).map((place) => describeHit(named, place, cents));
  const hits = [...new Map(found.map((hit) => [keyOf(hit), hit])).values()];
  const secret = hits.filter(({ design }) => design === null);
  const byDesign = hits.filter(({ design }) => design !== null);
  return {
    chain,
    blocks: record.blocks,
    transactions: record.transactions,
    logs: record.logs.length,
    storageWords: record.storage.pieces.filter(({ kind }) => kind === 'storage').length,
    bytes: record.byteCount,
    hitCount: hits.length,
    designCount: byDesign.length,
    hits: [...secret, ...byDesign].slice(0, MOST_HITS),
  };
}

/**
 * Looks for a text in everything that stands on the three chains and on the naive one: blocks, transactions, events, storage
 * and code, in every form that a name, a number, an account or an amount could have there.
 * @throws CHAIN_UNAVAILABLE
 */
export async function searchChains(text: string, config: RuntimeConfig): Promise<z.input<typeof zSearchResult>> {
  const startedMs = performance.now();
  const chains = namedChains(config);
  try {
    await Promise.all(chains.map(({ record }) => record.update(true)));
  } catch (cause) {
    throw new AppError('CHAIN_UNAVAILABLE', { cause });
  }
  const haystack = chains.reduce((sum, { record }) => sum + record.byteCount, 0);
  const forms = formsOf(text, haystack, config.payout.euroDecimals);
  const searched = chains.map((chain) => searchChain(chain, forms, readCents(text)));
  return { text, forms: describeForms(forms), chains: searched, tookMs: Math.round(performance.now() - startedMs) };
}
