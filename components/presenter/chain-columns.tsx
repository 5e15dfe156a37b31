'use client';

import { useTranslations } from 'next-intl';
import type { StageApi } from '@/lib/client/presenter/stage-api';
import { useFormat } from '@/lib/i18n/use-format';
import { type ChainView, FACT_SOURCES } from '@/lib/shared/schemas/presenter-chains';
import { Trouble } from './trouble';
import { usePoll } from './use-poll';

const POLL_MS = 2000;
const EVENTS = 3;
const CUT = 18;

/** The newest events of each chain, what its contracts keep, and what can be counted: all that anybody can read there. */
export function ChainColumns({ api }: { api: StageApi }) {
  const t = useTranslations('presenter.chains');
  const sides = useTranslations('presenter.sides');
  const { data, error } = usePoll('chains', api.chains, POLL_MS);
  if (data === null) return error === null ? <p>{sides('loading')}</p> : <Trouble code={error} />;
  return (
    <div className="space-y-3">
      {data.chains.map((view) => (
        <Chain key={view.chain} view={view} />
      ))}
      {data.silent.map((chain) => (
        <p key={chain} className="text-warn">
          {t('silent', { chain: t(chain) })}
        </p>
      ))}
    </div>
  );
}

/** Carriers of every message and keepers of every role: what they say, the other contracts say better. */
const CARRIERS: ReadonlySet<string> = new Set(['mailbox', 'merkleTreeHook', 'accessManager']);

function newest(events: ChainView['events']): ChainView['events'] {
  const own = events.filter(({ contract }) => !CARRIERS.has(contract));
  return (own.length > 0 ? own : events).slice(0, EVENTS);
}

function Chain({ view: { chain, head, events, facts } }: { view: ChainView }) {
  const t = useTranslations('presenter.chains');
  return (
    <section>
      <h4 className="flex flex-wrap justify-between gap-x-2 font-semibold">
        {t(chain)} <span className="font-normal text-ink-soft">{t('block', { number: head.block })}</span>
      </h4>
      {events.length === 0 && <p className="text-ink-soft">{t('empty')}</p>}
      <ul className="space-y-0.5">
        {newest(events).map(({ contract, event, tx, block, fields }) => (
          <li
            key={`${tx}:${event}:${fields.map(({ value }) => value).join()}`}
            className="rounded bg-sunken px-1.5 py-0.5 font-mono text-xs wrap-anywhere"
          >
            <strong>
              {contract}.{event}
            </strong>{' '}
            <span className="text-ink-soft">#{block}</span>{' '}
            {fields.map(({ name, value }) => `${name} ${cut(value)}`).join(', ')}
          </li>
        ))}
      </ul>
      {FACT_SOURCES.map((source) => (
        <Facts key={source} source={source} facts={facts.filter((fact) => fact.source === source)} />
      ))}
    </section>
  );
}

const cut = (value: string): string => (value.length > CUT ? `${value.slice(0, CUT)}…` : value);

/** Numbers of one kind: what a contract keeps, or what was counted. */
function Facts({ source, facts }: Pick<ChainView, 'facts'> & { source: ChainView['facts'][number]['source'] }) {
  const t = useTranslations('presenter.chains');
  const format = useFormat();
  if (facts.length === 0) return null;
  const texts = facts.map(({ fact, value }) => {
    const text = fact.endsWith('Cents') && /^\d+$/u.test(value) ? format.cents(value) : cut(value);
    return `${t(`fact.${fact}`)} ${text}`;
  });
  return (
    <p className="mt-0.5 text-xs text-ink-soft">
      {t(`facts.${source}`)}: {texts.join(' · ')}
    </p>
  );
}
