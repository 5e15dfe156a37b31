import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** The width and padding of a page's content. `narrow` for reading and forms. */
export function PageBody({ narrow = false, children }: { narrow?: boolean; children: ReactNode }) {
  return (
    <div
      data-slot="page-body"
      className={classNames('mx-auto w-full px-4 py-8 sm:px-6', narrow ? 'max-w-2xl' : 'max-w-5xl')}
    >
      {children}
    </div>
  );
}
