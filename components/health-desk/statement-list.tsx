import { useLocale, useTranslations } from 'next-intl';
import { Link } from '@/lib/i18n/navigation';
import type { MedicalStatementView } from '@/lib/shared/schemas/health-desk-api';
import { Badge } from '../ui/badge';
import { Table, Td, Th } from '../ui/table';
import { dayText } from './day-text';
import { MedicalStatus } from './medical-status';
import { contestedFirst } from './order';
import { useDiagnosisName } from './use-diagnosis-name';

/** The doctor's statements; those that the patient contested come first, each with the way to answer it. */
export function StatementList({ statements }: { statements: readonly MedicalStatementView[] }) {
  const t = useTranslations('doctor.overview');
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th>{t('columns.patient')}</Th>
          <Th className="hidden sm:table-cell">{t('columns.day')}</Th>
          <Th className="hidden sm:table-cell">{t('columns.number')}</Th>
          <Th>{t('columns.status')}</Th>
        </tr>
      }
    >
      {contestedFirst(statements).map((one) => (
        <StatementRow key={one.id} statement={one} />
      ))}
    </Table>
  );
}

function StatementRow({ statement }: { statement: MedicalStatementView }) {
  const t = useTranslations('doctor.overview');
  const day = dayText(useLocale(), statement.diagnosedOn);
  const diagnosisName = useDiagnosisName();
  const { displayName, diagnosisCode, number, status, contest } = statement;
  return (
    <tr className={status === 'withdrawn' ? 'text-ink-soft' : ''}>
      <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold sm:min-w-44">
        <bdi>{displayName}</bdi>
        <span className="block font-normal">{diagnosisName(diagnosisCode)}</span>
        {/* On a phone the columns in between stand here: nothing has to be scrolled to. */}
        <span className="block font-normal text-ink-soft sm:hidden">
          {t('columns.day')}: {day}
        </span>
        <span className="block font-normal text-ink-soft sm:hidden">
          {t('columns.number')}: {number}
        </span>
      </th>
      <Td className="amount hidden sm:table-cell">{day}</Td>
      <Td className="amount hidden sm:table-cell">{number}</Td>
      <Td>
        <div className="flex flex-col items-start gap-2">
          <MedicalStatus status={status} />
          {contest && (
            <>
              <Badge tone="bad">{t('answerNeeded')}</Badge>
              <Link
                href={`/arts/betwisting/${encodeURIComponent(contest.id)}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center font-semibold text-brand underline underline-offset-4"
              >
                {t('answer')}
                <span className="sr-only">
                  : {displayName}, {diagnosisName(diagnosisCode)}, {day}
                </span>
              </Link>
            </>
          )}
        </div>
      </Td>
    </tr>
  );
}
