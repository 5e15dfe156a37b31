import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import { AUDIT_ACTIONS } from '@/lib/shared/domain/audit';
import type { AuditPage, AuditQuery } from '@/lib/shared/schemas/audit-api';
import { Field, Select, TextInput } from '../forms/field';
import { Button } from '../ui/button';

type AuditFilterProps = {
  query: AuditQuery;
  accounts: AuditPage['accounts'] /** Address of the page. */;
  action: string;
};

/** Which lines: a form of the address, so that it works before scripts and can be kept as a bookmark. */
export function AuditFilter({ query, accounts, action }: AuditFilterProps) {
  const t = useTranslations('audit');
  return (
    <search aria-label={t('filter.title')}>
      <form method="get" action={action} className="space-y-4">
        <div className="grid gap-4 md:grid-cols-3">
          <Field id="actie" label={t('filter.action')}>
            {(control) => (
              <Select {...control} name="actie" defaultValue={query.action ?? ''}>
                <option value="">{t('filter.all')}</option>
                {AUDIT_ACTIONS.map((code) => (
                  <option key={code} value={code}>
                    {t(`actions.${code}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field id="account" label={t('filter.account')}>
            {(control) => (
              <Select {...control} name="account" defaultValue={query.staffId ?? ''}>
                <option value="">{t('filter.everyone')}</option>
                {accounts.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field id="dag" label={t('filter.day')}>
            {(control) => <TextInput {...control} type="date" name="dag" defaultValue={query.day ?? ''} />}
          </Field>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit">{t('filter.submit')}</Button>
          <Link href="/controle" className="inline-flex min-h-11 items-center text-brand underline underline-offset-4">
            {t('filter.clear')}
          </Link>
        </div>
      </form>
    </search>
  );
}
