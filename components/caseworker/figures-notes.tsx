import { useTranslations } from 'next-intl';
import { Card } from '../ui/card';
import { Details } from '../ui/details';

/** Why cells are empty. */
export function SuppressionNotes() {
  const t = useTranslations('caseworker');
  return (
    <Details summary={t('whyTitle')}>
      <p>{t('whyThreshold')}</p>
      <p>{t('whyComplementary')}</p>
      <p>{t('rounded')}</p>
      <p>{t('whySame')}</p>
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
