'use client';

import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ClaimPhase } from '@/lib/shared/card/claim-progress';

const TONES: Partial<Record<ClaimPhase, Tone>> = { 'confirm-needed': 'warn', arrived: 'good', failed: 'bad' };

export function PhaseBadge({ phase }: { phase: ClaimPhase }) {
  const t = useTranslations('mijn.cases.phaseBadge');
  return <Badge tone={TONES[phase] ?? 'info'}>{t(phase)}</Badge>;
}
