import { useTranslations } from 'next-intl';
import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { StatusExplained } from '../staff/status-explained';
import { Badge, type Tone } from '../ui/badge';

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
  const items = STATUSES.map((key) => ({ key, badge: <MedicalStatus status={key} />, meaning: t(key) }));
  return <StatusExplained title={t('title')} items={items} />;
}
