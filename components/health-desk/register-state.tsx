import { useLocale, useTranslations } from 'next-intl';
import { SPECIALISMS } from '@/lib/shared/domain/diagnoses';
import type { DoctorState } from '@/lib/shared/schemas/health-desk-api';
import { Alert } from '../ui/alert';
import { dayText } from './day-text';

/** Who is signed in, and whether the register lets this doctor state anything today. */
export function RegisterState({ doctor, name }: { doctor: DoctorState; name: string }) {
  const t = useTranslations('doctor.register');
  const locale = useLocale();
  if (doctor.active) {
    return (
      <Alert tone="good" title={t('activeTitle')}>
        <p>{t('active', { name })}</p>
      </Alert>
    );
  }
  const ended = doctor.specialism === SPECIALISMS.lung;
  return (
    <Alert tone="warn" title={t('inactiveTitle')}>
      <p>{ended ? t('ended', { name, day: dayText(locale, doctor.validUntil) }) : t('specialism', { name })}</p>
      {ended && <p>{t('older')}</p>}
      <p>{t('contact')}</p>
    </Alert>
  );
}
