import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { AuditTexts } from '@/components/audit/audit-words';
import type { Locale } from '@/lib/i18n/routing';

/** The log's words in a language, for the page and for the file. */
export async function auditTexts(locale: Locale): Promise<AuditTexts> {
  const t = await getTranslations({ locale, namespace: 'audit' });
  const all = await getTranslations({ locale });
  const common = await getTranslations({ locale, namespace: 'common' });
  return {
    locale,
    action: (action) => t(`actions.${action}`),
    unknownAction: (code) => t('unknownAction', { code }),
    role: (role, region) => t(`roles.${role}`, { region }),
    field: (field) => t(`fields.${field}`),
    scheme: (key) => common(`scheme.${key}`),
    yesNo: (value) => common(value ? 'yes' : 'no'),
    code: (message) => all(message),
  };
}
