import { useTranslations } from 'next-intl';
import { Alert } from '../ui/alert';

/** Nobody at these desks exists, and nobody real may be entered. */
export function SimulatedNote({ desk }: { desk: 'doctor' | 'panel' }) {
  const t = useTranslations(`${desk}.simulated`);
  return (
    <Alert tone="warn" title={t('title')}>
      <p>{t('body')}</p>
    </Alert>
  );
}
