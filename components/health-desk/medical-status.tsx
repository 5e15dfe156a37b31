import { useTranslations } from 'next-intl';
import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { Badge, type Tone } from '../ui/badge';
import { Details } from '../ui/details';

type Status = MedicalStatementView['status'];

const TONES: Record<Status, Tone> = { waiting: 'warn', delivered: 'info', collected: 'good', withdrawn: 'neutral' };
const STATUSES = Object.keys(TONES) as Status[];

/** Where a doctor's statement is on its way to the card. */
export function MedicalStatus({ status }: { status: Status }) {
  const t = useTranslations('doctor.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}

/** What each status means. */
export function MedicalStatusHelp() {
  const t = useTranslations('doctor.statusHelp');
  return (
    <Details summary={t('title')}>
      <dl className="space-y-3">
        {STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <MedicalStatus status={status} />
            </dt>
            <dd>{t(status)}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
