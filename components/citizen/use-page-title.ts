'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

/** Title of the tab for pages whose heading is known in the browser only. */
export function usePageTitle(title: string): void {
  const site = useTranslations('shell')('name');
  useEffect(() => {
    document.title = `${title} · ${site}`;
  }, [title, site]);
}
