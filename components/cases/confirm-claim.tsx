'use client';

import { useTranslations } from 'next-intl';
import { useAction } from '@/components/citizen/use-action';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard, useConfirmClaim } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { ClaimRecord } from '@/lib/shared/card/claim-progress';
import type { MonthAssessment } from '@/lib/shared/card/month';
import { claimHurdle, HURDLE_PAGES } from './claim-hurdle';

/** Check your answers, then one click; what must come first where a click would do nothing. */
export function ConfirmClaim({ claim, assessment }: { claim: ClaimRecord; assessment: MonthAssessment }) {
  const t = useTranslations('mijn.case.confirm');
  const scheme = useTranslations('common.scheme');
  const format = useFormat();
  const { canConfirm, confirm } = useConfirmClaim(claim.period);
  const apply = useAction(confirm);
  const hurdle = claimHurdle(useCard());
  return (
    <Card title={t('title')} tone="brand">
      <p>{hurdle ? t(`hurdle.${hurdle}`) : t('body')}</p>
      <div className="my-4">
        <DefinitionList
          items={[
            { key: 'month', term: t('month'), value: format.period(claim.period) },
            { key: 'scheme', term: t('scheme'), value: scheme(claim.scheme) },
            {
              key: 'statements',
              term: t('statements'),
              value: assessment.statements.map(({ issuerName }) => issuerName).join(', '),
            },
            { key: 'earnings', term: t('earnings'), value: format.cents(assessment.breakdown.earningsCents) },
            { key: 'amount', term: t('amount'), value: <strong>{format.cents(claim.amountCents)}</strong> },
            { key: 'shared', term: t('shared'), value: t('sharedValue') },
          ]}
        />
      </div>
      <p>{t('duty')}</p>
      {apply.error && (
        <div className="mt-4">
          <ErrorNotice code={apply.error.code} data={apply.error.data} />
        </div>
      )}
      {hurdle ? (
        <ButtonLink className="mt-4" href={HURDLE_PAGES[hurdle]}>
          {t(`hurdleAction.${hurdle}`)}
        </ButtonLink>
      ) : (
        <Button className="mt-4" busy={apply.busy || !canConfirm} onClick={() => void apply.run()}>
          {apply.busy ? t('busy') : t('action')}
        </Button>
      )}
    </Card>
  );
}
