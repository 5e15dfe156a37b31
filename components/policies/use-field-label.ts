'use client';

import { useTranslations } from 'next-intl';
import { useClassNames } from '../month/use-class-names';

/** What a field is called outside of its group, where its own label would not tell which one it is. */
export function useFieldLabel(): (fieldId: string) => string {
  const t = useTranslations('policies.propose');
  const names = useClassNames();
  return (fieldId) => {
    const [field = '', classKey = ''] = fieldId.split('-');
    if (field === 'norm') return names.norm(classKey);
    if (field === 'flat' || field === 'share' || field === 'cap') return `${names.disregard(classKey)}, ${t(field)}`;
    return field === 'untilPeriod' ? t('until') : t('from');
  };
}
