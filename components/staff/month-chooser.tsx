import { useLocale } from 'next-intl';
import { formatPeriod } from '@/lib/i18n/format';
import { Field, Select } from '../forms/field';
import { Button } from '../ui/button';

type Props = { label: string; submit: string; months: readonly number[]; period: number };

/** Picks a month by address, so that it works before JavaScript and can be kept as a bookmark. */
export function MonthChooser({ label, submit, months, period }: Props) {
  const locale = useLocale();
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <Field id="maand" label={label}>
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
        {submit}
      </Button>
    </form>
  );
}
