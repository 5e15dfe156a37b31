'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
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
  children?: ReactNode;
};

/** The answers once more, each with a way to change it, before anything is signed. */
export function CheckAnswers(props: CheckAnswersProps) {
  const { answers, confirmLabel, busyLabel, busy, onConfirm, onChange, children } = props;
  const t = useTranslations('issuer.check');
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
      {children}
      <div className="flex flex-wrap gap-3">
        <Button busy={busy} onClick={onConfirm}>
          {busy ? busyLabel : confirmLabel}
        </Button>
        <Button variant="secondary" onClick={() => onChange(null)} disabled={busy}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
