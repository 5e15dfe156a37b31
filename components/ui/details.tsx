import type { ReactNode } from 'react';

/** More for who wants it, closed at first. Works without JavaScript. */
export function Details({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details data-slot="details" className="group rounded-control border border-line bg-surface">
      <summary className="min-h-11 cursor-pointer px-4 py-2 font-semibold text-brand">{summary}</summary>
      <div className="space-y-2 border-t border-line px-4 py-3">{children}</div>
    </details>
  );
}
