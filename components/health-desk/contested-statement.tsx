import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { Card } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { dayText } from './day-text';
import { useDiagnosisName } from './use-diagnosis-name';

type ContestedStatementProps = {
  statement: MedicalStatementView;
  contest: NonNullable<MedicalStatementView['contest']>;
};

/** What was stated, and what the patient says is wrong with it. */
export function ContestedStatement({ statement, contest }: ContestedStatementProps) {
  const t = useTranslations('doctor');
  const locale = useLocale();
  const diagnosisName = useDiagnosisName();
  return (
    <Card title={t('contest.statement')} className="max-w-2xl">
      <DefinitionList
        items={[
          { key: 'person', term: t('contest.person'), value: <bdi>{statement.displayName}</bdi> },
          { key: 'diagnosis', term: t('check.diagnosis'), value: diagnosisName(statement.diagnosisCode) },
          { key: 'day', term: t('form.day'), value: dayText(locale, statement.diagnosedOn) },
          { key: 'number', term: t('contest.number'), value: statement.number },
          { key: 'issued', term: t('contest.issuedAt'), value: formatDateTime(locale, statement.issuedAtMs) },
          {
            key: 'reason',
            term: t('contest.reason'),
            value: <strong>{t(`contest.reasons.${contest.reason}`)}</strong>,
          },
          { key: 'asked', term: t('contest.askedAt'), value: formatDateTime(locale, contest.askedAtMs) },
        ]}
      />
    </Card>
  );
}
