'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { useCard } from '@/lib/client/card/use-card';

/** A warning beside the amount when it does not come from the scheme's own text. */
export function AmountMark() {
  const t = useTranslations('asbestos.mark');
  const { asbestos } = useCard();
  const mark = asbestos.policy?.mark;
  if (mark !== 'U' && mark !== 'S') return null;
  return (
    <Alert tone="warn" className="mt-4">
      <p>{t(mark)}</p>
    </Alert>
  );
}
