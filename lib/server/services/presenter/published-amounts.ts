import 'server-only';
import { toEventSelector } from 'viem';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { tallyAbi } from '@/lib/generated/abi/Tally';
import type { NamedChain } from './chain-records';
import { nameOf, readEvent } from './place-names';

/** Amounts in cents that the agencies themselves made public: what a scheme pays at most, and totals of opened tranches. */
export type PublishedAmounts = { readonly caps: ReadonlySet<bigint>; readonly totals: ReadonlySet<bigint> };

const selectorOf = (abi: readonly { type: string; name?: string }[], name: string) => {
  const event = abi.find((entry) => entry.type === 'event' && entry.name === name);
  if (!event) throw new Error(`There is no event ${name}.`);
  return toEventSelector(event as Parameters<typeof toEventSelector>[0]);
};

/** By event: the amounts it makes public. */
const READERS = {
  caps: {
    [selectorOf(incomeSupplementAbi, 'PolicyPublished')]: ({ table }: Fields) =>
      (table as { norms: readonly number[] }).norms.reduce((most, norm) => Math.max(most, norm), 0),
    [selectorOf(asbestosAdvanceAbi, 'AdvancePolicyPublished')]: ({ table }: Fields) =>
      (table as { amountCents: number }).amountCents,
  },
  totals: { [selectorOf(tallyAbi, 'TotalOpened')]: ({ totalCents }: Fields) => totalCents as bigint },
};
type Fields = Readonly<Record<string, unknown>>;

/** As the chains say now. A policy's cap is the highest of its norms (PolicyTable.sol, maxAmountCents). */
export function publishedAmounts(chains: readonly NamedChain[]): PublishedAmounts {
  const read = (readers: Readonly<Record<string, (fields: Fields) => number | bigint>>): Set<bigint> => {
    const amounts = chains.flatMap(({ record, names }) =>
      record.logs.flatMap(({ address, topics, data }) => {
        const reader = readers[topics[0] ?? ''];
        const contract = nameOf(names, address);
        const event = reader && contract !== null ? readEvent(contract, topics, data) : null;
        return reader && event ? [BigInt(reader(Object.fromEntries(event.fields)))] : [];
      }),
    );
    return new Set(amounts);
  };
  return { caps: read(READERS.caps), totals: read(READERS.totals) };
}
