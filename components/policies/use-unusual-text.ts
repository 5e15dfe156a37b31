'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatCents } from '@/lib/i18n/format';
import { useClassNames } from '../month/use-class-names';
import type { ShownUnusual } from './shown-unusual';

/** One unusual thing in words. @param poolLimitCents as the desk knows it */
export function useUnusualText(poolLimitCents: bigint | null): (unusual: ShownUnusual) => string {
  const t = useTranslations('policies.unusual');
  const locale = useLocale();
  const names = useClassNames();
  return ({ code, classKey }) => {
    const name = code.startsWith('disregard-') ? names.disregard(classKey ?? '') : names.norm(classKey ?? '');
    return t(code, { name, limit: poolLimitCents === null ? '' : formatCents(locale, poolLimitCents) });
  };
}
