'use client';

import type { ReactNode } from 'react';
import type { NoNumber } from '@/lib/shared/schemas/caseworker-api';

/** Inside the folded explanation: most browsers unfold it by themselves when its address is followed. */
export const WHY_ID = 'waarom-geen-getal';

export const isSuppressed = (why: NoNumber): boolean =>
  why === 'below-threshold' || why === 'complementary' || why === 'too-few';

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
