import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';

type StaffBarProps = { name: string; area: string; signOut: () => Promise<void> };

/** Who is signed in at which desk, and the way out. */
export function StaffBar({ name, area, signOut }: StaffBarProps) {
  const t = useTranslations('staffSignIn');
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-4 px-4 pt-3 sm:px-6">
      <p className="text-ink-soft">
        {area}. {t('signedIn.as', { name })}
      </p>
      <form action={signOut}>
        <Button type="submit" variant="quiet">
          {t('signOut')}
        </Button>
      </form>
    </div>
  );
}
