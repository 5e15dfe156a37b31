import type { ReactNode } from 'react';

/** On paper nothing scrolls: all columns stand side by side, smaller. */
export const PRINTABLE = 'print:overflow-visible print:border-0 print:[&_table]:text-sm';

/** Eight columns on a wide screen: nothing of them is out of sight. */
export const DENSE = 'lg:[&_table]:text-sm lg:[&_td]:px-1.5 lg:[&_th]:min-w-0 lg:[&_th]:px-1.5';

/** What a row is about. */
export function RowHead({ children }: { children: ReactNode }) {
  return (
    <th scope="row" className="min-w-32 border-t border-line px-3 py-2 text-left align-top font-semibold">
      {children}
    </th>
  );
}
