import { useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import { Checkbox, Field, TextInput } from '../forms/field';
import { Button } from '../ui/button';
import type { RegisterAddress } from './register-href';

type RegisterSearchProps = { address: RegisterAddress /** Address of the page. */; action: string };

/** Who to look for: a form of the address, so that it works before scripts. */
export function RegisterSearch({ address, action }: RegisterSearchProps) {
  const t = useTranslations('register.search');
  return (
    <search aria-label={t('title')}>
      <form method="get" action={action} className="space-y-4">
        <Field id="zoek" label={t('label')} hint={t('hint')}>
          {(control) => (
            <TextInput
              {...control}
              type="search"
              name="zoek"
              defaultValue={address.text}
              autoComplete="off"
              spellCheck={false}
              maxLength={100}
            />
          )}
        </Field>
        <Checkbox id="alles" name="alles" value="ja" label={t('all')} defaultChecked={address.all} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit">{t('submit')}</Button>
          {(address.text !== '' || address.all) && (
            <Link
              href="/register"
              prefetch={false}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {t('clear')}
            </Link>
          )}
        </div>
      </form>
    </search>
  );
}
