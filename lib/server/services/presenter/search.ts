import 'server-only';
import type { z } from 'zod';
import { AppError } from '@/lib/shared/errors/app-error';
import type { zSearchedChain, zSearchHit, zSearchResult } from '@/lib/shared/schemas/presenter-chains';
import type { RuntimeConfig } from '../../env';
import type { Piece } from './chain-heap';
import { type NamedChain, namedChains } from './chain-records';
import { nameOf, readCall, readEvent } from './place-names';
import { type PublishedAmounts, publishedAmounts } from './published-amounts';
import { type Decoded, designOfFind, isPayee, type Sought } from './search-design';
import { excerptOf, type Found, findAll } from './search-find';
import { describeForms, type Forms, formsOf, readCents, skippedForms } from './search-forms';

type Hit = z.input<typeof zSearchHit>;

const MOST_HITS = 20;

function decode({ chain, names }: NamedChain, { kind, account, input, topics }: Piece): Decoded {
  const contract = nameOf(names, account);
  const isKnown = chain === 'naive' || contract !== null;
  const read =
    !isKnown || kind === 'storage'
      ? null
      : kind === 'transaction'
        ? readCall(contract, input)
        : kind === 'event'
          ? readEvent(contract, topics, input)
          : null;
  return { contract, member: read?.event ?? null, fields: read?.fields ?? null };
}

type Question = {
  readonly sought: Sought;
  readonly published: PublishedAmounts;
  /** Smallest units of the token in a cent. */
  readonly unitsPerCent: bigint;
};

/** The amount that a plain transfer tells beside whatever was found in it. */
function plainCents({ chain }: NamedChain, { member, fields }: Decoded, unitsPerCent: bigint): string | null {
  if (chain !== 'naive') return null;
  // A call's values have places, an event's have names.
  const wanted = member === 'transfer' ? '1' : 'value';
  const value = fields?.find(([name]) => name === wanted)?.[1];
  return typeof value === 'bigint' || typeof value === 'string' ? (BigInt(value) / unitsPerCent).toString() : null;
}

function describeHit(named: NamedChain, found: Found, { sought, published, unitsPerCent }: Question): Hit {
  const { piece, needle } = found;
  const { kind, block, tx, account } = piece;
  const place = decode(named, piece);
  const { contract, member } = place;
  return {
    ...{ form: needle.form, reading: needle.reading, place: kind, block, tx, account, contract, member },
    design: designOfFind(named, found, place, sought, published),
    isPayee: isPayee(found, place, sought),
    excerpt: needle.form === 'text' || needle.form === 'string' ? excerptOf(found) : null,
    cents: plainCents(named, place, unitsPerCent),
  };
}

/** The same place in the same form once: a text may stand in small and in its own letters. */
const keyOf = ({ form, place, block, tx, account, member }: Hit): string =>
  [form, place, block, tx, account, member].join();

function searchChain(named: NamedChain, forms: Forms, question: Question): z.input<typeof zSearchedChain> {
  const { chain, record } = named;
  const found = findAll(named, forms).map((place) => describeHit(named, place, question));
  const hits = [...new Map(found.map((hit) => [keyOf(hit), hit])).values()];
  const secret = hits.filter(({ design }) => design === null);
  const byDesign = hits.filter(({ design }) => design !== null);
  const payments = byDesign.filter((hit) => hit.isPayee);
  const others = byDesign.filter((hit) => !hit.isPayee);
  return {
    chain,
    blocks: record.blocks,
    transactions: record.transactions,
    logs: record.logs.length,
    storageWords: record.storage.pieces.filter(({ kind }) => kind === 'storage').length,
    bytes: record.byteCount,
    hitCount: hits.length,
    designCount: byDesign.length,
    skipped: skippedForms(forms),
    hits: [...secret, ...payments, ...others].slice(0, MOST_HITS),
  };
}

/** A number may be meant as euros, or stand there as it is. */
function soughtOf(text: string): Sought {
  const cents = readCents(text);
  const plain = /^\d{1,77}$/.test(text) ? [BigInt(text)] : [];
  return { text, amounts: cents === null ? plain : [cents, ...plain] };
}

/**
 * Looks for a text in everything that stands on the three chains and on the naive one: blocks, transactions, events, storage
 * and code, in every form that a name, a number, an account or an amount could have there. The naive chain is small, and
 * holds sentences: there a name of few letters is looked for, too.
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
  const formsIn = (searched: readonly NamedChain[], isReadable: boolean): Forms => {
    const bytes = searched.reduce((sum, { record }) => sum + record.byteCount, 0);
    return formsOf(text, { bytes, isReadable }, config.payout.euroDecimals);
  };
  const isNaive = ({ chain }: NamedChain): boolean => chain === 'naive';
  const own = formsIn(
    chains.filter((chain) => !isNaive(chain)),
    false,
  );
  const naive = formsIn(chains.filter(isNaive), true);
  const question = {
    ...{ sought: soughtOf(text), published: publishedAmounts(chains) },
    unitsPerCent: 10n ** BigInt(config.payout.euroDecimals - 2),
  };
  const searched = chains.map((chain) => searchChain(chain, isNaive(chain) ? naive : own, question));
  return { text, forms: describeForms(own), chains: searched, tookMs: Math.round(performance.now() - startedMs) };
}
