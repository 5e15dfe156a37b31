'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useCitizenSignIn } from '@/lib/client/wallet/use-citizen-sign-in';
import { useRouter } from '@/lib/i18n/navigation';
import { useAction } from './use-action';

/** Ends the session and goes to the start. */
export function SignOutButton() {
  const t = useTranslations('card.unlock');
  const { signOut } = useCitizenSignIn();
  const router = useRouter();
  const leave = useAction(async () => {
    await signOut();
    router.push('/');
  });
  return (
    <Button variant="quiet" busy={leave.busy} onClick={() => void leave.run()}>
      {t('signOut')}
    </Button>
  );
}
