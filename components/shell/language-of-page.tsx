'use client';

import { useLocale } from 'next-intl';
import { useLayoutEffect } from 'react';
import { intlTag } from '@/lib/i18n/format';

/** Keeps <html lang> in step when the language changes without a reload (WCAG 3.1.1). */
export function LanguageOfPage() {
  const locale = useLocale();
  useLayoutEffect(() => {
    document.documentElement.lang = intlTag(locale);
  }, [locale]);
  return null;
}
