import { useTranslations } from 'next-intl';
import { Card } from '../ui/card';
import { Details } from '../ui/details';
import { WHY_ID } from './suppressed';

/** Why cells are empty. */
export function SuppressionNotes() {
  const t = useTranslations('caseworker.why');
  return (
    <Details summary={t('title')}>
      <p id={WHY_ID} tabIndex={-1} className="scroll-mt-24">
        {t('threshold')}
      </p>
      <p>{t('complementary')}</p>
      <p>{t('zero')}</p>
      <p>{t('rounded')}</p>
      <p>{t('once')}</p>
      <p>{t('same')}</p>
      <p>{t('chain')}</p>
    </Details>
  );
}

/** What nobody sees here. */
export function NoPersonsNote({ role }: { role: 'caseworker' | 'uwv' | 'svb' }) {
  const t = useTranslations('caseworker');
  return (
    <Card title={t('privacyTitle')} tone="sunken">
      <div className="space-y-2">
        <p>{t('privacy1')}</p>
        <p>{t('privacy2')}</p>
        <p>{t(`privacyOwn.${role}`)}</p>
      </div>
    </Card>
  );
}
