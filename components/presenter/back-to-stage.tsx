'use client';

import type { MouseEvent } from 'react';
import { returnToStage } from '@/lib/client/presenter/return-to-stage';
import { Link } from '@/lib/i18n/navigation';

/** The way back from a page that the stage opened in a tab of its own: that tab closes, and the stage is as it was. */
export function BackToStage({ label }: { label: string }) {
  const back = (event: MouseEvent) => {
    if (returnToStage(window)) event.preventDefault();
  };
  return (
    <Link
      href="/presenter"
      onClick={back}
      className="inline-flex min-h-6 items-center gap-1 text-brand underline underline-offset-4 print:hidden"
    >
      <span aria-hidden="true">←</span> {label}
    </Link>
  );
}
