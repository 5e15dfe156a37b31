import { useTranslations } from 'next-intl';
import { PrivacyCard } from '../staff/privacy-card';

const POINTS = ['own', 'income', 'receipt', 'log'] as const;

/** What this desk learns of its clients, and what it does not. */
export function WorkListPrivacy() {
  const t = useTranslations('workList.privacy');
  return <PrivacyCard title={t('title')} points={POINTS.map((point) => t(`points.${point}`))} />;
}
