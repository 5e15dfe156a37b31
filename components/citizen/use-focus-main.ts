'use client';

import { useEffect, useRef } from 'react';

/**
 * Moves focus to the start of the page when its content is replaced without a change of address, so that a keyboard or
 * screen reader user is not left on a button that is gone (WCAG 2.4.3). Not on the first render, nor when 'loading' ends.
 */
export function useFocusMain(content: string): void {
  const previous = useRef(content);
  useEffect(() => {
    if (previous.current === content) return;
    const wasLoading = previous.current === 'loading';
    previous.current = content;
    if (wasLoading) return;
    document.getElementById('main')?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [content]);
}
