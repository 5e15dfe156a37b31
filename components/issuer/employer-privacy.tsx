import { useTranslations } from 'next-intl';
import { PrivacyCard } from '../staff/privacy-card';

const HIDDEN = ['claim', 'amount', 'register', 'others'] as const;

/** What an employer does not learn, and the one thing that it does. Keep it true: DESIGN.md, section 8. */
export function EmployerPrivacy() {
  const t = useTranslations('issuer.privacy');
  return (
    <PrivacyCard title={t('title')} points={HIDDEN.map((key) => t(key))}>
      {t('sees')}
    </PrivacyCard>
  );
}
