'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { ErrorSummary } from '@/components/forms/error-summary';
import { RadioGroup } from '@/components/forms/radio-group';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ErrorNotice } from '@/components/ui/error-notice';
import { useCard } from '@/lib/client/card/use-card';
import type { CardMode } from '@/lib/shared/card/card-data';

const MODES = ['one-click', 'automatic', 'off'] as const satisfies readonly CardMode[];
const BADGE_TONES = { 'one-click': 'good', automatic: 'warn', off: 'neutral' } as const;

/** One click, automatic, or opted out. @param onSaved where to go on; without it the form says that it is saved */
export function ModeForm({ initial, onSaved }: { initial: CardMode | null; onSaved?: () => void }) {
  const t = useTranslations('card.mode');
  const { setMode } = useCard();
  const [chosen, setChosen] = useState<CardMode | null>(initial);
  const [attempt, setAttempt] = useState(0);
  const missing = attempt > 0 && chosen === null;
  const save = useAction(async (mode: CardMode) => {
    await setMode(mode);
    onSaved?.();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (chosen) void save.run(chosen);
  };
  return (
    <form onSubmit={submit} noValidate className="space-y-5">
      {missing && <ErrorSummary key={attempt} errors={[{ fieldId: 'mode-0', message: t('missing') }]} />}
      {save.error && <ErrorNotice code={save.error.code} data={save.error.data} />}
      {save.done && !onSaved && (
        <Alert tone="good" live="status">
          <p>{t('saved')}</p>
        </Alert>
      )}
      <RadioGroup
        name="mode"
        legend={t('legend')}
        error={missing ? t('missing') : undefined}
        value={chosen}
        onChange={setChosen}
        options={MODES.map((value) => ({
          value,
          label: t(`options.${value}.label`),
          hint: (
            <>
              <Badge tone={BADGE_TONES[value]} className="my-1">
                {t(`options.${value}.badge`)}
              </Badge>
              <p>{t(`options.${value}.hint`)}</p>
            </>
          ),
        }))}
      />
      <Button type="submit" busy={save.busy}>
        {save.busy ? t('saving') : t('save')}
      </Button>
    </form>
  );
}
