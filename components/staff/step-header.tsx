'use client';

import { type ComponentProps, useEffect, useRef } from 'react';
import { PageHeader } from '../ui/page-header';

/**
 * The header of a step that takes the place of another without a new page. It takes focus, so that a keyboard or
 * screen reader user starts at its heading. The first step of a page leaves focus alone.
 */
export function StepHeader({ takesFocus, ...rest }: ComponentProps<typeof PageHeader> & { takesFocus: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={box} tabIndex={-1}>
      <PageHeader {...rest} />
    </div>
  );
}
