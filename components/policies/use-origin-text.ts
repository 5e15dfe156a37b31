'use client';

import { useTranslations } from 'next-intl';
import type { PolicyPublication } from '@/lib/shared/schemas/policies-desk-api';
import { shortHex } from './months-text';

/** Who decided on a table, in words. */
export function useOriginText(): (origin: PolicyPublication['origin']) => string {
  const t = useTranslations('policies.history');
  return (origin) => {
    switch (origin.kind) {
      case 'start':
        return t('start');
      case 'proposal':
        return t('proposal', { proposer: origin.proposerName, decider: origin.deciderName });
      case 'elsewhere':
        return t('elsewhere', { address: shortHex(origin.proposerAddress) });
    }
  };
}
