/**
 * What staff do that the audit log keeps. A code is never renamed: rows of years ago name it.
 * Each has its plain words in lib/i18n/messages/{nl,en}/audit.ts, `audit.actions.<code>`.
 */
export const AUDIT_ACTIONS = [
  'access.refused',
  'policy.proposed',
  'policy.approved',
  'policy.rejected',
  'policy.withdrawn',
  'register.added',
  'register.changed',
  'register.corrected',
  'register.ended',
  'register.takenback',
  'register.renamed',
  'register.searched',
  'register.read',
  'register.client.read',
  'register.import.confirmed',
  'register.import.cancelled',
  'register.import.done',
  'register.import.failed',
  'case.decided',
  'case.read',
  'case.receipt.read',
  'desk.statement',
  'desk.read',
  'panel.decided',
  'doctor.struckoff',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const isAuditAction = (text: string): text is AuditAction => (AUDIT_ACTIONS as readonly string[]).includes(text);

/**
 * What an event may say besides who, what and to which id. A closed list, so that no name, amount or secret finds its
 * way into a log that nothing is ever removed from. Labels: `audit.fields.<name>`.
 */
export const AUDIT_FIELDS = [
  'path',
  'method',
  'scheme',
  'region',
  'period',
  'fromPeriod',
  'fromDay',
  'months',
  'kind',
  'decision',
  'reason',
  'papers',
  'consent',
  'sources',
  'partner',
  'attached',
  'parts',
  'rows',
  'added',
  'changed',
  'unchanged',
  'skipped',
  'import',
] as const;
export type AuditField = (typeof AUDIT_FIELDS)[number];

/** Whether an entry is undone as an addition, a change or an end. */
export const TAKE_BACK_KINDS = ['addition', 'change', 'end'] as const;

/** Parts of an entry that a change can touch. The log names them, and never what stood or stands there. */
export const ENTRY_PARTS = ['norm', 'disregard', 'benefit', 'sources', 'partner', 'from', 'until'] as const;
export type EntryPart = (typeof ENTRY_PARTS)[number];
const SEPARATOR = ',';

/** The field `parts` of an event. @returns null for none */
export const writeParts = (parts: readonly EntryPart[]): string | null => parts.join(SEPARATOR) || null;
export const readParts = (text: string): readonly string[] => text.split(SEPARATOR);

/** Codes, ids, months and counts; never free text. Texts of at most 200 characters. */
export type AuditData = { readonly [Field in AuditField]?: string | number | boolean | null };
