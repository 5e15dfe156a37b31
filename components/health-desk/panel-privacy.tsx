import { useTranslations } from 'next-intl';
import { PrivacyCard } from '../staff/privacy-card';

const HIDDEN = ['claim', 'amount', 'payment', 'others'] as const;

/** What the panel does not learn, and what it does. Keep it true: DESIGN.md, section 8. */
export function PanelPrivacy() {
  const t = useTranslations('panel.privacy');
  return (
    <PrivacyCard title={t('title')} points={HIDDEN.map((key) => t(key))}>
      {t('sees')}
    </PrivacyCard>
  );
}
