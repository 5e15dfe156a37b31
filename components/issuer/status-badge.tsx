import { useTranslations } from 'next-intl';
import type { IssuedStatement } from '@/lib/shared/schemas/issuer-api';
import { Badge, type Tone } from '../ui/badge';

const TONES: Record<IssuedStatement['status'], Tone> = {
  waiting: 'warn',
  delivered: 'info',
  collected: 'good',
  replaced: 'neutral',
};

/** Where a statement is on its way to the card. */
export function StatusBadge({ status }: { status: IssuedStatement['status'] }) {
  const t = useTranslations('issuer.status');
  return (
    <Badge tone={TONES[status]} className="whitespace-nowrap">
      {t(status)}
    </Badge>
  );
}
