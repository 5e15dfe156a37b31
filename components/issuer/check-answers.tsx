'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Checkbox } from '../forms/field';
import { Button } from '../ui/button';

export type Answer = {
  /** Id of the control where it was given; null when it follows from others. */
  readonly fieldId: string | null;
  readonly term: string;
  readonly value: ReactNode;
};

type CheckAnswersProps = {
  answers: readonly Answer[];
  confirmLabel: string;
  busyLabel: string;
  busy: boolean;
  onConfirm: () => void;
  /** Back to the form, to this control if one is named. */
  onChange: (fieldId: string | null) => void;
  /** Amounts that are seldom right, in words: each asks for a tick before it is sent. Null when there are none. */
  unusual: string | null;
  children?: ReactNode;
};

const UNUSUAL_ID = 'unusual';

/** The answers once more, each with a way to change it, before anything is signed. */
export function CheckAnswers(props: CheckAnswersProps) {
  const { answers, confirmLabel, busyLabel, busy, onConfirm, onChange, unusual, children } = props;
  const t = useTranslations('issuer.check');
  const [ticked, setTicked] = useState(false);
  const [refused, setRefused] = useState(false);
  const confirm = () => {
    if (unusual === null || ticked) return onConfirm();
    setRefused(true);
    document.getElementById(UNUSUAL_ID)?.focus();
  };
  return (
    <div className="max-w-2xl space-y-6">
      <dl className="divide-y divide-line rounded-card border border-line bg-surface px-4">
        {answers.map(({ fieldId, term, value }) => (
          <div key={term} className="grid grid-cols-[1fr_auto] gap-x-4 py-3 sm:grid-cols-[2fr_3fr_6rem]">
            <dt className="col-span-2 font-semibold text-ink-soft sm:col-span-1">{term}</dt>
            <dd>{value}</dd>
            {fieldId !== null && (
              <dd>
                <Button variant="quiet" className="-my-2" onClick={() => onChange(fieldId)} disabled={busy}>
                  {t('change')}
                  <span className="sr-only"> {term}</span>
                </Button>
              </dd>
            )}
          </div>
        ))}
      </dl>
      {unusual !== null && (
        <div className="space-y-2 rounded-control border-l-4 border-warn bg-warn-soft p-4">
          <p>{t('unusualWhy')}</p>
          <p id={`${UNUSUAL_ID}-error`} role="alert" className="font-semibold text-bad empty:hidden">
            {refused && !ticked && t('unusualMissing')}
          </p>
          <Checkbox
            id={UNUSUAL_ID}
            label={t('unusual', { amounts: unusual })}
            checked={ticked}
            onChange={(event) => setTicked(event.target.checked)}
            aria-describedby={`${UNUSUAL_ID}-error`}
            aria-invalid={refused && !ticked ? true : undefined}
          />
        </div>
      )}
      {children}
      <div className="flex flex-wrap gap-3">
        <Button busy={busy} onClick={confirm}>
          {busy ? busyLabel : confirmLabel}
        </Button>
        <Button variant="secondary" onClick={() => onChange(null)} disabled={busy}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
