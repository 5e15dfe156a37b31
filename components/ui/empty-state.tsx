import type { ReactNode } from 'react';

/** What is missing, why, and what to do: never just "nothing found". */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div
      data-slot="empty-state"
      className="rounded-card border border-dashed border-line-strong bg-surface p-6 text-center"
    >
      <p className="font-bold">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-prose text-ink-soft">{children}</div>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
