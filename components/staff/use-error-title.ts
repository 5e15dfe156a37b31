'use client';

import { useEffect } from 'react';

/** Puts a prefix before the page's title while a form has errors: the first thing that a screen reader says. */
export function useErrorTitle(hasErrors: boolean, prefix: string): void {
  useEffect(() => {
    if (!hasErrors) return;
    const title = document.title;
    document.title = `${prefix}${title}`;
    return () => {
      document.title = title;
    };
  }, [hasErrors, prefix]);
}
