'use client';

import { useAction } from '@/components/citizen/use-action';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';

/** Why one payment stopped, and its second chance. */
export function FailedPayment({ index, code }: { index: number; code: string }) {
  const { retryPayout } = useCard();
  const retry = useAction(() => retryPayout(index));
  return (
    <div className="mt-2 text-ink">
      <ErrorNotice code={retry.error?.code ?? code} onRetry={() => void retry.run()} />
    </div>
  );
}
