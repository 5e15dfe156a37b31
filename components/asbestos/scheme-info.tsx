'use client';

import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { DefinitionList } from '@/components/ui/definition-list';
import { useFormat } from '@/lib/i18n/use-format';
import type { MedicalStatement } from '@/lib/shared/card/medical-credentials';
import { AmountMark } from './amount-mark';
import { useMedicalWords } from './use-medical-words';

type SchemeInfoProps = {
  medical: MedicalStatement;
  amountCents: bigint;
  /** The application stands above it, with the amount and its warning. */
  isChecked: boolean;
};

/** "This scheme may be for you": why, what it is, what happens next, who will see what. */
export function SchemeInfo({ medical, amountCents, isChecked }: SchemeInfoProps) {
  const t = useTranslations('asbestos.may');
  const format = useFormat();
  const words = useMedicalWords();
  const values = {
    issuer: medical.issuerName,
    date: words.day(medical.diagnosedOn),
    diagnosis: words.diagnosis(medical.diagnosisCode),
    amount: format.cents(amountCents),
  };
  return (
    <Card title={t(isChecked ? 'about' : 'title')}>
      <DefinitionList
        items={(['why', 'what', 'next', 'who'] as const).map((key) => ({
          key,
          term: t(key),
          value: t(`${key}Body`, values),
        }))}
      />
      {!isChecked && <AmountMark />}
    </Card>
  );
}

/** That it is an advance, that it has to be asked for in life, and what next of kin should know. */
export function SchemeWarnings({ isApplied }: { isApplied: boolean }) {
  const t = useTranslations('asbestos');
  return (
    <>
      {isApplied ? (
        <Alert tone="info" title={t('life.kinTitle')}>
          <p>{t('life.kin')}</p>
        </Alert>
      ) : (
        <Alert tone="warn" title={t('life.title')}>
          <p>{t('life.body')}</p>
          <p>{t('life.kin')}</p>
        </Alert>
      )}
      <Alert tone="info" title={t('advance.title')}>
        <p>{t('advance.body')}</p>
      </Alert>
    </>
  );
}
