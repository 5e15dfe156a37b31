'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Refusal } from '../health-desk/use-checked-form';
import { RequestError } from '../staff/request-error';
import { StepHeader } from '../staff/step-header';
import { Button } from '../ui/button';
import { AdvanceChangeList } from './advance-change-list';
import type { AdvanceDraft, AdvanceFacts } from './advance-proposal-draft';
import { tickId } from './decision-draft';
import { shownUnusual } from './shown-unusual';
import { UnusualList } from './unusual-list';

type AdvanceProposalCheckProps = {
  facts: AdvanceFacts;
  draft: AdvanceDraft;
  busy: boolean;
  refusal: Refusal | null;
  onSend: () => void;
  onChange: () => void;
};

/** Old beside new, and what is unusual to be ticked one by one: before anything is sent. */
export function AdvanceProposalCheck({ facts, draft, busy, refusal, onSend, onChange }: AdvanceProposalCheckProps) {
  const t = useTranslations('policies');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [attempted, setAttempted] = useState(false);
  const unusual = shownUnusual(draft.unusual);
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
        <AdvanceChangeList before={facts.last} {...draft.change} />
        <UnusualList
          asked="propose"
          unusual={unusual}
          poolLimitCents={facts.poolLimitCents}
          ticked={ticked}
          onTick={(id, isTicked) => setTicked((ids) => (isTicked ? [...ids, id] : ids.filter((one) => one !== id)))}
          isMissed={({ id }) => attempted && !ticked.includes(id)}
        />
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
