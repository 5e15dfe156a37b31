import type { AuditQuery } from '@/lib/shared/schemas/audit-api';

type Place = { readonly before?: string | null; readonly after?: string | null };

/** The address of the log with the same choices, at another place. */
export function auditSearch({ action, staffId, day }: AuditQuery, { before = null, after = null }: Place = {}): string {
  const parts = Object.entries({ actie: action, account: staffId, dag: day, voor: before, na: after });
  const search = new URLSearchParams(parts.flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return search.size === 0 ? '' : `?${search}`;
}
