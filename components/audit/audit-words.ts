import { formatPeriod } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import {
  AUDIT_FIELDS,
  type AuditAction,
  type AuditField,
  ENTRY_PARTS,
  isAuditAction,
  readParts,
  TAKE_BACK_KINDS,
} from '@/lib/shared/domain/audit';
import { regionName } from '@/lib/shared/domain/regions';
import {
  DECISION_REASONS,
  DESK_CONSENTS,
  DESK_PAPERS,
  REVIEW_DECISIONS,
  REVIEW_KINDS,
} from '@/lib/shared/domain/reviews';
import { schemeKey } from '@/lib/shared/domain/schemes';
import type { AuditLine } from '@/lib/shared/schemas/audit-api';
import { STAFF_ROLES, type StaffRole } from '@/lib/shared/schemas/caseworker-api';
import type { PanelDecision } from '@/lib/shared/schemas/health-desk-api';
import { POLICY_REJECTIONS } from '@/lib/shared/schemas/policies-desk-api';

const KINDS = [...REVIEW_KINDS, ...TAKE_BACK_KINDS] as const;

/** Message of a code: those of the desks themselves, where they have one. */
export type CodeMessage =
  | `audit.kinds.${(typeof KINDS)[number]}`
  | `audit.parts.${(typeof ENTRY_PARTS)[number]}`
  | `workList.decisions.${(typeof REVIEW_DECISIONS)[number]}`
  | `workList.decisionReasons.${(typeof DECISION_REASONS)[number]}`
  | `workList.desk.papersList.${(typeof DESK_PAPERS)[number]}`
  | `workList.desk.consentList.${(typeof DESK_CONSENTS)[number]}`
  | `panel.decide.${PanelDecision['decision']}`
  | `policies.decide.reasons.${(typeof POLICY_REJECTIONS)[number]}`;

const messagesOf = <Prefix extends string, Code extends string>(prefix: Prefix, codes: readonly Code[]) =>
  codes.map((code) => [code, `${prefix}.${code}` as const] as const);

/** Codes of a field with their messages; a field that is not here has no codes. */
export const CODE_MESSAGES: { readonly [Field in AuditField]?: ReadonlyMap<string, CodeMessage> } = {
  kind: new Map<string, CodeMessage>(messagesOf('audit.kinds', KINDS)),
  parts: new Map<string, CodeMessage>(messagesOf('audit.parts', ENTRY_PARTS)),
  decision: new Map<string, CodeMessage>([
    ...messagesOf('workList.decisions', REVIEW_DECISIONS),
    ...messagesOf('panel.decide', ['confirm', 'refuse']),
  ]),
  reason: new Map<string, CodeMessage>([
    ...messagesOf('workList.decisionReasons', DECISION_REASONS),
    ...messagesOf('policies.decide.reasons', POLICY_REJECTIONS),
  ]),
  papers: new Map<string, CodeMessage>(messagesOf('workList.desk.papersList', DESK_PAPERS)),
  consent: new Map<string, CodeMessage>(messagesOf('workList.desk.consentList', DESK_CONSENTS)),
};

/** The words that a line is told in; a page and a file ask for the same ones. */
export type AuditTexts = {
  readonly locale: Locale;
  readonly action: (action: AuditAction) => string;
  readonly unknownAction: (code: string) => string;
  readonly role: (role: StaffRole | 'unknown', region: string) => string;
  readonly field: (field: AuditField) => string;
  readonly scheme: (key: 'pw' | 'tw' | 'tas') => string;
  readonly yesNo: (value: boolean) => string;
  readonly code: (message: CodeMessage) => string;
};

export const actionText = (action: string, texts: AuditTexts): string =>
  isAuditAction(action) ? texts.action(action) : texts.unknownAction(action);

/** Whom an account acts for. */
export const roleText = ({ role, region }: Pick<AuditLine, 'role' | 'region'>, texts: AuditTexts): string =>
  texts.role(STAFF_ROLES.find((known) => known === role) ?? 'unknown', region === null ? '' : regionName(region));

/** The end of an id: enough to find a line again, and short enough to read out. */
export const shortReference = (id: string): string => id.slice(-8).toUpperCase();

/** What a line says besides, in the order of the list of fields. */
export const detailsOf = (
  { data }: Pick<AuditLine, 'data'>,
  texts: AuditTexts,
): readonly { readonly field: AuditField; readonly label: string; readonly value: string }[] =>
  AUDIT_FIELDS.flatMap((field) => {
    const value = data[field];
    return value === undefined || value === null
      ? []
      : [{ field, label: texts.field(field), value: valueText(field, value, texts) }];
  });

const PERIODS: readonly AuditField[] = ['period', 'fromPeriod'];

function valueText(field: AuditField, value: string | number | boolean, texts: AuditTexts): string {
  if (typeof value === 'boolean') return texts.yesNo(value);
  if (field === 'region' && typeof value === 'number') return regionName(value);
  if (field === 'scheme') {
    const key =
      typeof value === 'number' ? schemeKey(value) : (['pw', 'tw', 'tas'] as const).find((one) => one === value);
    return key ? texts.scheme(key) : String(value);
  }
  const messages = CODE_MESSAGES[field];
  if (messages && typeof value === 'string') {
    // A code of an earlier or later version: as it was written.
    const textOf = (code: string) => {
      const message = messages.get(code);
      return message ? texts.code(message) : code;
    };
    return field === 'parts' ? readParts(value).map(textOf).join(', ') : textOf(value);
  }
  // Out of range is not a month: shown as it was written.
  const isMonth =
    typeof value === 'number' && value >= 200001 && value <= 209912 && value % 100 >= 1 && value % 100 <= 12;
  return PERIODS.includes(field) && isMonth ? formatPeriod(texts.locale, value) : String(value);
}
