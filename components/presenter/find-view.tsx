'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { NaiveFinds, OurFinds } from './finds';
import { SmallButton } from './small-button';
import { Trouble } from './trouble';
import type { ViewProps } from './view-panel';

/** "Find this person on the chain": what a search of everything finds, here and in a naive design. */
export function FindView({ search, person }: ViewProps) {
  const t = useTranslations('presenter.find');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() !== '' && !search.busy) void search.find(text.trim());
  };
  const { result } = search;
  return (
    <div className="space-y-3">
      <h3 className="text-lg font-bold">{t('title')}</h3>
      <form onSubmit={submit} noValidate className="space-y-1">
        <label htmlFor="find-text" className="font-semibold">
          {t('label')}
        </label>
        <p id="find-hint" className="text-ink-soft">
          {t('hint', { name: person?.name ?? 'Sjoerd de Vos' })}
        </p>
        {isMissing && (
          <p id="find-error" className="font-semibold text-bad">
            {t('empty')}
          </p>
        )}
        <div className="flex gap-2">
          <input
            id="find-text"
            value={text}
            maxLength={100}
            autoComplete="off"
            aria-describedby={isMissing ? 'find-hint find-error' : 'find-hint'}
            aria-invalid={isMissing || undefined}
            onChange={(event) => setText(event.target.value)}
            className="min-h-8 min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-2"
          />
          <SmallButton type="submit" variant="primary" busy={search.busy}>
            {search.busy ? t('searching') : t('action')}
          </SmallButton>
        </div>
      </form>
      {search.error && <Trouble code={search.error} />}
      {result !== null && (
        <div role="status" className="space-y-2">
          <p className="font-bold">{t('about', { text: result.text })}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <OurFinds result={result} />
            <NaiveFinds result={result} />
          </div>
        </div>
      )}
    </div>
  );
}
