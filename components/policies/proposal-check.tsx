'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatPeriod } from '@/lib/i18n/format';
import { tableBefore } from '@/lib/shared/domain/policy-change-unusual';
import type { Refusal } from '../health-desk/use-checked-form';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { Button } from '../ui/button';
import { ChangeTables } from './change-table';
import { tickId } from './decision-draft';
import { EstimateCard } from './estimate-card';
import { monthsText } from './months-text';
import type { ProposalDraft } from './proposal-draft';
import type { DeskFacts } from './types';
import { UnusualList } from './unusual-list';

type ProposalCheckProps = {
  facts: DeskFacts;
  draft: ProposalDraft;
  busy: boolean;
  refusal: Refusal | null;
  onSend: () => void;
  onChange: () => void;
};

/** Old beside new, what is unusual to be ticked one by one, and what it would have meant: before anything is sent. */
export function ProposalCheck({ facts, draft, busy, refusal, onSend, onChange }: ProposalCheckProps) {
  const t = useTranslations('policies');
  const locale = useLocale();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [attempted, setAttempted] = useState(false);
  const { change, unusual } = draft;
  const before = tableBefore(facts.tables, change.fromPeriod);
  const send = () => {
    const missed = unusual.findIndex(({ id }) => !ticked.includes(id));
    if (missed === -1) return onSend();
    setAttempted(true);
    document.getElementById(tickId(missed))?.focus();
  };
  return (
    <>
      <StepHeader takesFocus title={t('check.title')} intro={t('check.intro')} />
      <div className="max-w-3xl space-y-8">
        <section className="space-y-3">
          <p>
            <strong>{t('check.months')}:</strong> {monthsText(locale, t, change)}
          </p>
          <p>
            {before ? t('check.compared', { month: formatPeriod(locale, before.period) }) : t('check.comparedNone')}
          </p>
          <ChangeTables scheme={facts.scheme} before={before} after={change} />
        </section>
        <UnusualList
          asked="propose"
          unusual={unusual}
          poolLimitCents={facts.poolLimitCents}
          ticked={ticked}
          onTick={(id, isTicked) => setTicked((ids) => (isTicked ? [...ids, id] : ids.filter((one) => one !== id)))}
          isMissed={({ id }) => attempted && !ticked.includes(id)}
        />
        <EstimateCard facts={facts} amounts={change} />
        {refusal && <RequestError code={refusal.code} data={refusal.data} />}
        <div className="flex flex-wrap gap-3">
          <Button busy={busy} onClick={send}>
            {busy ? t('check.sending') : t('check.send')}
          </Button>
          <Button variant="secondary" onClick={onChange} disabled={busy}>
            {t('check.change')}
          </Button>
        </div>
      </div>
    </>
  );
}
