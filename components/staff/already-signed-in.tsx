import { useTranslations } from 'next-intl';
import { PageBody } from '../shell/page-body';
import { Alert } from '../ui/alert';
import { Button, ButtonLink } from '../ui/button';
import { PageHeader } from '../ui/page-header';

type AlreadySignedInProps = {
  /** Null for a citizen. */
  staffName: string | null;
  /** Where the one who is signed in belongs. */
  home: string;
  signOut: () => Promise<void>;
};

/**
 * In the place of a sign-in form, while somebody is signed in: a browser holds one session, and it is never ended
 * unasked. Says who it is, and both ways on.
 */
export function AlreadySignedIn({ staffName, home, signOut }: AlreadySignedInProps) {
  const t = useTranslations('staffSignIn.signedIn');
  const title = staffName === null ? t('citizen') : t('staff', { name: staffName });
  return (
    <PageBody narrow>
      <PageHeader title={title} intro={t('choose')} />
      <Alert tone="info" title={t('bothTitle')} className="mb-6">
        <p>{t('both')}</p>
      </Alert>
      <p className="mb-4">{t('ends')}</p>
      <div className="flex flex-wrap gap-3">
        <form action={signOut}>
          <Button type="submit">{t('signOut')}</Button>
        </form>
        <ButtonLink href={home} prefetch={false} variant="secondary">
          {t('back')}
        </ButtonLink>
      </div>
    </PageBody>
  );
}
