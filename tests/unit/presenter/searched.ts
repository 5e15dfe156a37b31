import type { SearchedChain } from '@/lib/shared/presenter/row-checks';

type Hit = SearchedChain['hits'][number];

/** A place of a search, as the server tells it. */
export const hit = (over: Partial<Hit> = {}): Hit => ({
  ...{ form: 'bytes', reading: 'address', place: 'event', block: 1, tx: null, account: null, contract: 'euroToken' },
  ...{ member: 'Transfer', design: null, isPayee: false, excerpt: null, cents: null },
  ...over,
});

/** A chain that was searched, and on which nothing was found. */
export const searchedChain = (chain: SearchedChain['chain'], over: Partial<SearchedChain> = {}): SearchedChain => ({
  ...{ chain, blocks: 10, transactions: 1, logs: 1, storageWords: 1, bytes: 1, hitCount: 0, designCount: 0 },
  ...{ skipped: [], hits: [] },
  ...over,
});
