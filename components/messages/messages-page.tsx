'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { useMessages } from '@/lib/client/card/use-card';
import { MessageList } from './message-list';

/** All messages. Opening the list is reading it: what was new stays marked as such until the page is left. */
export function MessagesPage() {
  const t = useTranslations('mijn.messages');
  const { messages, markRead } = useMessages();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const unread = messages
    .filter(({ read }) => !read)
    .map(({ id }) => id)
    .join('\n');
  useEffect(() => {
    if (unread === '') return;
    const ids = unread.split('\n');
    setFresh((seen) => new Set([...seen, ...ids]));
    void markRead(ids).catch(() => undefined);
  }, [unread, markRead]);
  return (
    <>
      <PageHeader title={t('title')} intro={t('intro')} />
      <h2 className="sr-only">{t('title')}</h2>
      <MessageList fresh={fresh} />
    </>
  );
}
