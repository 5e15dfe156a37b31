'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** Prints the page, or keeps it as a PDF, by the browser's own means. */
export function PrintButton() {
  const t = useTranslations('presenter.handout');
  return <Button onClick={() => window.print()}>{t('print')}</Button>;
}
