'use client';

import { useTransition } from 'react';
import { useRouter } from '@/lib/i18n/navigation';
import { Button } from '../ui/button';

/** Asks the server for this page anew, without losing the place. */
export function RefreshButton({ label }: { label: string }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  return (
    <Button variant="secondary" busy={pending} onClick={() => start(() => router.refresh())}>
      {label}
    </Button>
  );
}
