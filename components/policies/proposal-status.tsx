'use client';

import { useTranslations } from 'next-intl';
import type { ProposalStatus as Status } from '@/lib/shared/schemas/policies-desk-api';
import { Badge, type Tone } from '../ui/badge';

const TONES: Readonly<Record<Status, Tone>> = {
  proposed: 'warn',
  approved: 'info',
  published: 'good',
  withdrawn: 'neutral',
  rejected: 'neutral',
  failed: 'bad',
};

/** How far a proposal is, in words. */
export function ProposalStatus({ status }: { status: Status }) {
  const t = useTranslations('policies.proposal.statuses');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
