'use client';

import type { ReactNode } from 'react';
import { WHY_ID } from './suppressed';

/** The explanation is inside a fold: most browsers unfold it by themselves when its address is followed. */
function unfold(): void {
  const fold = document.getElementById(WHY_ID)?.closest('details');
  if (fold) fold.open = true;
}

/** From a number that is not shown to why. */
export function WhyLink({ children }: { children: ReactNode }) {
  return (
    <a
      href={`#${WHY_ID}`}
      onClick={unfold}
      className="inline-flex min-h-6 items-center underline decoration-dotted underline-offset-4"
    >
      {children}
    </a>
  );
}
