import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import { Badge } from '../ui/badge';
import { type DefinitionItem, DefinitionList } from '../ui/definition-list';
import { dayText } from './day-text';
import type { PanelDeskRequest } from './types';
import { useDiagnosisName } from './use-diagnosis-name';

/** What the patient shows the panel: all that the panel has. */
export function PanelRequestDetails({ request, withName }: { request: PanelDeskRequest; withName: boolean }) {
  const t = useTranslations('panel.request');
  const locale = useLocale();
  const diagnosisName = useDiagnosisName();
  const items: DefinitionItem[] = [
    { key: 'diagnosis', term: t('diagnosis'), value: diagnosisName(request.diagnosisCode) },
    { key: 'day', term: t('day'), value: dayText(locale, request.diagnosedOn) },
    { key: 'doctor', term: t('doctor'), value: request.doctorName },
    { key: 'asked', term: t('askedAt'), value: formatDateTime(locale, request.askedAtMs) },
  ];
  const person = { key: 'person', term: t('person'), value: <bdi>{request.displayName}</bdi> };
  return <DefinitionList items={withName ? [person, ...items] : items} />;
}

/** Whether the panel confirmed, and if not, why. */
export function PanelOutcome({ request }: { request: PanelDeskRequest }) {
  const t = useTranslations('panel');
  const { status, reason, isReview } = request;
  return (
    <div className="flex flex-col items-start gap-1">
      <Badge tone={status === 'confirmed' ? 'good' : 'neutral'}>{t(`status.${status}`)}</Badge>
      {reason && <span>{t(`refusals.${reason}`)}</span>}
      {isReview && <span className="text-ink-soft">{t('request.afterReview')}</span>}
    </div>
  );
}
