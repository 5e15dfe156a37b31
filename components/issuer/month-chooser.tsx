import { useLocale, useTranslations } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Field, Select } from '../forms/field';
import { Button } from '../ui/button';

/** Picks a month by address, so that it works before JavaScript and can be kept as a bookmark. */
export function MonthChooser({ months, period }: { months: readonly number[]; period: number }) {
  const t = useTranslations('issuer.months');
  const locale = useLocale();
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <Field id="maand" label={t('choose')}>
        {(control) => (
          <Select {...control} key={period} name="maand" defaultValue={String(period)} autoComplete="off">
            {months.map((month) => (
              <option key={month} value={month}>
                {formatPeriod(locale, month)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" variant="secondary">
        {t('show')}
      </Button>
    </form>
  );
}
