import { useTranslations } from 'next-intl';
import { Card } from '../ui/card';

const HIDDEN = ['claim', 'amount', 'register', 'others'] as const;

/** What an employer does not learn, and the one thing that it does. Keep it true: DESIGN.md, section 8. */
export function EmployerPrivacy() {
  const t = useTranslations('issuer.privacy');
  return (
    <Card title={t('title')} tone="sunken">
      <ul className="list-disc space-y-1 pl-6">
        {HIDDEN.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <p className="mt-3">{t('sees')}</p>
    </Card>
  );
}
