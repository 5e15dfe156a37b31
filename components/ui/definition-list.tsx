import type { ReactNode } from 'react';

export type DefinitionItem = { readonly key: string; readonly term: ReactNode; readonly value: ReactNode };

/** Names and values: stacked on a phone, side by side on a wide screen. */
export function DefinitionList({ items }: { items: readonly DefinitionItem[] }) {
  return (
    <dl data-slot="definition-list" className="divide-y divide-line">
      {items.map(({ key, term, value }) => (
        <div key={key} className="grid gap-x-4 py-2 sm:grid-cols-[minmax(10rem,1fr)_2fr]">
          <dt className="font-semibold text-ink-soft">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
