import { formatPeriod } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/routing';
import { AUDIT_FIELDS, type AuditAction, type AuditField, isAuditAction } from '@/lib/shared/domain/audit';
import { regionName } from '@/lib/shared/domain/regions';
import { schemeKey } from '@/lib/shared/domain/schemes';
import type { AuditLine } from '@/lib/shared/schemas/audit-api';
import { STAFF_ROLES, type StaffRole } from '@/lib/shared/schemas/caseworker-api';

/** The words that a line is told in; a page and a file ask for the same ones. */
export type AuditTexts = {
  readonly locale: Locale;
  readonly action: (action: AuditAction) => string;
  readonly unknownAction: (code: string) => string;
  readonly role: (role: StaffRole | 'unknown', region: string) => string;
  readonly field: (field: AuditField) => string;
  readonly scheme: (key: 'pw' | 'tw' | 'tas') => string;
  readonly yesNo: (value: boolean) => string;
};

export const actionText = (action: string, texts: AuditTexts): string =>
  isAuditAction(action) ? texts.action(action) : texts.unknownAction(action);

/** Whom an account acts for. */
export const roleText = ({ role, region }: Pick<AuditLine, 'role' | 'region'>, texts: AuditTexts): string =>
  texts.role(STAFF_ROLES.find((known) => known === role) ?? 'unknown', region === null ? '' : regionName(region));

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
  // Out of range is not a month: shown as it was written.
  const isMonth =
    typeof value === 'number' && value >= 200001 && value <= 209912 && value % 100 >= 1 && value % 100 <= 12;
  return PERIODS.includes(field) && isMonth ? formatPeriod(texts.locale, value) : String(value);
}
