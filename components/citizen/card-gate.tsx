'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { BindPanel } from '@/components/card/bind-panel';
import { UnlockPanel } from '@/components/card/unlock-panel';
import { PageBody } from '@/components/shell/page-body';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import type { CardStatus } from '@/lib/client/card/card-api';
import { useCard } from '@/lib/client/card/use-card';
import { CitizenNav } from './citizen-nav';
import { useFocusMain } from './use-focus-main';
import { useWantedPath } from './use-wanted-path';

/** What the gate shows: steps within one stage keep focus where it is. */
const STAGES = {
  loading: 'loading',
  'signed-out': 'signed-out',
  locked: 'unlock',
  unlocking: 'unlock',
  mismatch: 'unlock',
  failed: 'unlock',
  unbound: 'bind',
  binding: 'bind',
  ready: 'ready',
} as const satisfies Record<CardStatus['kind'], string>;

/** Shows the citizen's pages once the card is open; until then the next step, at the same address. */
export function CardGate({ children }: { children: ReactNode }) {
  const { status } = useCard();
  useFocusMain(STAGES[status.kind]);
  useWantedPath(status.kind);
  switch (status.kind) {
    case 'ready':
      return (
        <>
          <CitizenNav />
          <PageBody>{children}</PageBody>
        </>
      );
    case 'loading':
      return (
        <PageBody>
          <LoadingCard />
        </PageBody>
      );
    case 'signed-out':
      return (
        <PageBody narrow>
          <SignedOut />
        </PageBody>
      );
    case 'unbound':
    case 'binding':
      return (
        <PageBody narrow>
          <BindPanel status={status} />
        </PageBody>
      );
    case 'locked':
    case 'unlocking':
    case 'mismatch':
    case 'failed':
      return (
        <PageBody narrow>
          <UnlockPanel status={status} />
        </PageBody>
      );
  }
}

function LoadingCard() {
  const t = useTranslations('common');
  return <Skeleton label={t('loading')} lines={5} />;
}

function SignedOut() {
  const t = useTranslations('card.signedOut');
  return (
    <>
      <PageHeader title={t('title')} intro={t('body')} />
      <ButtonLink href="/inloggen">{t('action')}</ButtonLink>
    </>
  );
}
