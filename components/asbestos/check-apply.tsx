'use client';

import { useTranslations } from 'next-intl';
import { claimHurdle, HURDLE_PAGES } from '@/components/cases/claim-hurdle';
import { useAction } from '@/components/citizen/use-action';
import { Button, ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import { useFormat } from '@/lib/i18n/use-format';
import type { AsbestosView } from '@/lib/shared/card/views';
import { AmountMark } from './amount-mark';
import { useMedicalWords } from './use-medical-words';

type CheckApplyProps = { view: AsbestosView; amountCents: string };

/** Check your answers, then one click. The amount that stands here is the one that is paid. */
export function CheckApply({ view: { medical, confirmation }, amountCents }: CheckApplyProps) {
  const t = useTranslations('asbestos.check');
  const asbestos = useTranslations('asbestos');
  const format = useFormat();
  const words = useMedicalWords();
  const card = useCard();
  const apply = useAction(card.confirmAdvance);
  const hurdle = claimHurdle(card);
  const stated = medical?.medical;
  const confirmed = confirmation?.confirmation;
  const amount = format.cents(amountCents);
  return (
    <Card id="check" title={t('title')} tone="brand">
      <p>{hurdle ? t(`hurdle.${hurdle}`) : t('body')}</p>
      <div className="my-4">
        <DefinitionList
          items={[
            { key: 'scheme', term: t('scheme'), value: asbestos('scheme') },
            { key: 'diagnosis', term: t('diagnosis'), value: words.diagnosis(stated?.diagnosisCode ?? null) },
            ...(stated
              ? [
                  {
                    key: 'stated',
                    term: t('stated'),
                    value: t('statedValue', { issuer: stated.issuerName, date: words.day(stated.diagnosedOn) }),
                  },
                ]
              : []),
            ...(confirmed
              ? [
                  {
                    key: 'confirmed',
                    term: t('confirmed'),
                    value: t('statedValue', { issuer: confirmed.issuerName, date: words.day(confirmed.confirmedOn) }),
                  },
                ]
              : []),
            {
              key: 'amount',
              term: t('amount'),
              value: (
                <>
                  <strong className="amount">{amount}</strong>
                  <span className="block text-ink-soft">{t('inForce')}</span>
                </>
              ),
            },
            { key: 'shared', term: t('shared'), value: t('sharedValue') },
          ]}
        />
        <AmountMark />
      </div>
      {apply.error && <ErrorNotice code={apply.error.code} data={apply.error.data} />}
      {hurdle ? (
        <ButtonLink href={HURDLE_PAGES[hurdle]}>{t(`hurdleAction.${hurdle}`)}</ButtonLink>
      ) : (
        <Button busy={apply.busy} onClick={() => void apply.run(amountCents)}>
          {apply.busy ? t('busy') : t('action', { amount })}
        </Button>
      )}
    </Card>
  );
}
