'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { useMessages } from '@/lib/client/card/use-card';
import { MessageList } from './message-list';

export function MessagesPage() {
  const t = useTranslations('mijn.messages');
  const { unread, markAllRead } = useMessages();
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        aside={
          unread > 0 && (
            <Button variant="secondary" onClick={() => void markAllRead()}>
              {t('markAll')}
            </Button>
          )
        }
      />
      <h2 className="sr-only">{t('title')}</h2>
      <MessageList />
    </>
  );
}
