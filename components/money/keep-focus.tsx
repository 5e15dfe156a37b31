'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/**
 * Takes the focus when a control inside went away with the focus on it: a keyboard user would start at the top of the
 * page otherwise (WCAG 2.4.3). @param shape changes whenever controls come or go
 */
export function KeepFocus({ shape, children }: { shape: string; children: ReactNode }) {
  const block = useRef<HTMLDivElement>(null);
  const wasInside = useRef(false);
  useEffect(() => {
    const note = () => {
      wasInside.current = block.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of shape is what may have taken the focus.
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wasInside.current && isLost) block.current?.focus({ preventScroll: true });
  }, [shape]);
  return (
    <div ref={block} tabIndex={-1}>
      {children}
    </div>
  );
}
