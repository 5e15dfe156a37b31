'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Details } from '@/components/ui/details';
import { useFormat } from '@/lib/i18n/use-format';
import type { MonthAssessment } from '@/lib/shared/card/month';
import type { MonthView } from '@/lib/shared/card/views';
import { MonthTable } from './month-table';

/** What a month means, in words and, where it can be worked out, line by line. */
export function MonthOutcomeView({ outcome, normMonths }: Pick<MonthView, 'outcome' | 'normMonths'>) {
  const t = useTranslations('mijn.month');
  const format = useFormat();
  switch (outcome.kind) {
    case 'right':
      return (
        <>
          <Alert
            tone="good"
            title={t('right', { amount: format.cents(outcome.assessment.breakdown.supplementCents) })}
          />
          <Worked assessment={outcome.assessment} />
        </>
      );
    case 'no-right': {
      const { breakdown } = outcome.assessment;
      return (
        <>
          <Alert tone="info" title={t('noRightTitle')}>
            <p>
              {t('noRight', {
                countable: format.cents(breakdown.countableCents),
                norm: format.cents(breakdown.normCents),
              })}
            </p>
          </Alert>
          <Worked assessment={outcome.assessment} />
        </>
      );
    }
    case 'awaiting':
      return (
        <Alert tone="warn" title={t('awaitingTitle')}>
          <ul className="list-disc pl-5">
            {outcome.awaiting.map(({ issuerId, issuerName, of }) => (
              <li key={`${issuerId}-${of}`}>
                {t(of === 'partner' ? 'awaitingPartner' : 'awaitingSelf', { issuer: issuerName })}
              </li>
            ))}
          </ul>
          {outcome.received.length > 0 && (
            <p>
              {t('received')}: {outcome.received.map(({ issuerName }) => issuerName).join(', ')}
            </p>
          )}
          <p>{t('awaitingBody')}</p>
        </Alert>
      );
    case 'no-policy': {
      // Norms are added for months to come; a month before the first one gets none.
      const isPast = normMonths !== null && outcome.period < normMonths.from;
      return (
        <Alert tone="warn" title={t(isPast ? 'noPolicyPastTitle' : 'noPolicyTitle')}>
          <p>{t(isPast ? 'noPolicyPast' : 'noPolicy')}</p>
          {normMonths && (
            <p>{t('normMonths', { from: format.period(normMonths.from), until: format.period(normMonths.until) })}</p>
          )}
        </Alert>
      );
    }
    case 'not-in-register':
      return (
        <Alert tone="warn" title={t('notInRegisterTitle')}>
          <p>{t('notInRegister')}</p>
          <p>{t('notInRegisterPartner')}</p>
        </Alert>
      );
  }
}

function Worked({ assessment }: { assessment: MonthAssessment }) {
  const t = useTranslations('mijn.month');
  return (
    <>
      <div>
        <MonthTable assessment={assessment} />
      </div>
      <Details summary={t('simplifiedTitle')}>
        <p>{t(`simplified.${assessment.scheme}`)}</p>
      </Details>
    </>
  );
}
