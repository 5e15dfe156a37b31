/** The audit log, for the role `auditor` alone. Rendered on the server and as a file; there is no route for it. */

export const AUDIT_PAGE_SIZE = 50;

/** One line, as the page and the file show it. */
export type AuditLine = {
  readonly id: string;
  readonly atMs: number;
  readonly staffName: string;
  readonly role: string;
  readonly region: number | null;
  /** A code of AUDIT_ACTIONS; one of an earlier version may be unknown here. */
  readonly action: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
};

/** What is asked for, as it stands in the address. */
export type AuditQuery = {
  /** A code of AUDIT_ACTIONS, or null for all. */
  readonly action: string | null;
  readonly staffId: string | null;
  /** yyyy-mm-dd in the Netherlands. */
  readonly day: string | null;
  /** Id of a line: only older ones. */
  readonly before: string | null;
  /** Id of a line: only newer ones, the way back. */
  readonly after: string | null;
};

export type AuditPage = {
  readonly lines: readonly AuditLine[];
  readonly total: number;
  /** Ids for the address of the next and the previous page; null where there is none. */
  readonly older: string | null;
  readonly newer: string | null;
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
};
