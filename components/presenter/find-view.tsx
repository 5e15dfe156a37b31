'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useFormat } from '@/lib/i18n/use-format';
import { blocksOf, leaks, type SearchResult, skippedOf } from '@/lib/shared/presenter/row-checks';
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
            <Real result={result} />
            <Naive result={result} />
          </div>
        </div>
      )}
    </div>
  );
}

type Chain = SearchResult['chains'][number];

function Real({ result }: { result: SearchResult }) {
  const t = useTranslations('presenter.find');
  const chains = result.chains.filter(({ chain }) => chain !== 'naive');
  const found = leaks(result);
  const skipped = skippedOf(result);
  const known = chains.flatMap(({ hits }) => hits).filter(({ design }) => design !== null);
  return (
    <section className="rounded-control border border-line p-2">
      <h4 className="font-bold">{t('real')}</h4>
      <p className={found === 0 ? 'text-lg font-bold text-good' : 'text-lg font-bold text-bad'}>
        {found === 0 ? t('nothing') : t('found', { count: found })}
      </p>
      <Hits chains={chains} publicToo={false} />
      {skipped.length > 0 && <p className="font-semibold">{t('skipped', { what: skipped.join(', ') })}</p>}
      {known.length > 0 && (
        <p className="text-ink-soft">
          {t('byDesign', {
            what: [...new Set(known.map(({ design }) => t(`design.${design ?? 'table'}`)))].join(', '),
          })}
        </p>
      )}
      <p className="text-ink-soft">{t('limits')}</p>
      <p className="text-ink-soft">
        {t('looked', {
          blocks: blocksOf(result),
          transactions: chains.reduce((sum, { transactions }) => sum + transactions, 0),
          words: chains.reduce((sum, { storageWords }) => sum + storageWords, 0),
          ms: Math.round(result.tookMs),
        })}
      </p>
    </section>
  );
}

function Naive({ result }: { result: SearchResult }) {
  const t = useTranslations('presenter.find');
  const chain = result.chains.find((one) => one.chain === 'naive');
  return (
    <section className="rounded-control border border-line p-2">
      <h4 className="font-bold">{t('naive')}</h4>
      {chain === undefined ? (
        <p>{t('notYet')}</p>
      ) : (
        <>
          <p className={chain.hitCount === 0 ? 'text-lg font-bold' : 'text-lg font-bold text-bad'}>
            {chain.hitCount === 0 ? t('nothing') : t('found', { count: chain.hitCount })}
          </p>
          <Hits chains={[chain]} publicToo />
        </>
      )}
    </section>
  );
}

const SHOWN = 5;

function Hits({ chains, publicToo }: { chains: readonly Chain[]; publicToo: boolean }) {
  const t = useTranslations('presenter.find');
  const format = useFormat();
  const hits = chains
    .flatMap(({ chain, hits: found }) => found.map((hit) => ({ chain, ...hit })))
    .filter(({ design }) => publicToo || design === null);
  return (
    <ul className="space-y-1">
      {hits.slice(0, SHOWN).map((hit) => (
        <li key={Object.values(hit).join(':')} className="rounded bg-sunken px-1.5 py-0.5 text-xs break-words">
          {t(`place.${hit.place}`)}
          {hit.block !== null && ` #${hit.block}`}
          {hit.contract !== null && ` ${hit.contract}${hit.member === null ? '' : `.${hit.member}`}`}
          {hit.cents !== null && <strong className="amount"> {format.cents(hit.cents)}</strong>}
          {hit.excerpt !== null && <strong className="block">“{hit.excerpt}”</strong>}
        </li>
      ))}
    </ul>
  );
}
