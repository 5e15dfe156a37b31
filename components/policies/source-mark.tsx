import { useTranslations } from 'next-intl';
import type { SourceMark as Mark } from '@/lib/shared/rules/source-mark';
import { Badge } from '../ui/badge';

/** How sure a figure is, where that is worth saying: one that was read in the law itself has no mark. */
export function SourceMark({ mark }: { mark: Mark | null }) {
  const t = useTranslations('common.mark');
  if (mark === null || mark === 'V') return null;
  return <Badge tone={mark === 'D' ? 'info' : 'warn'}>{t(mark)}</Badge>;
}
