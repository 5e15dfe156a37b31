import { useTranslations } from 'next-intl';
import { PrivacyCard } from '../staff/privacy-card';

const POINTS = ['card', 'svb', 'panel', 'others'] as const;

/** Who sees a doctor's statement. Keep it true: DESIGN.md, section 8. */
export function DoctorPrivacy() {
  const t = useTranslations('doctor.privacy');
  return (
    <PrivacyCard title={t('title')} points={POINTS.map((key) => t(key))}>
      {t('you')}
    </PrivacyCard>
  );
}
