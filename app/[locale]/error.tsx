'use client';

import { useTranslations } from 'next-intl';
import { PageBody } from '@/components/shell/page-body';
import { Button, ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

/** Shows no part of the error: its text may hold what a page was about. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('shell.error');
  return (
    <PageBody narrow>
      <div role="alert">
        <PageHeader title={t('title')} intro={t('body')} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => retry()}>{t('retry')}</Button>
        <ButtonLink href="/" variant="secondary">
          {t('home')}
        </ButtonLink>
      </div>
    </PageBody>
  );
}
