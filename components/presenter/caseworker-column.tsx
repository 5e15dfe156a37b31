'use client';

import { useTranslations } from 'next-intl';
import type { StageApi } from '@/lib/client/presenter/stage-api';
import { useFormat } from '@/lib/i18n/use-format';
import { regionName } from '@/lib/shared/domain/regions';
import type { Persona } from '@/lib/shared/presenter/personas';
import { supplementSchemeOf } from '@/lib/shared/rules/registry';
import type { Total } from '@/lib/shared/schemas/totals-api';
import { PublishedFigures } from './published-figures';
import { Trouble } from './trouble';
import { usePoll } from './use-poll';

const POLL_MS = 4000;
const SHOWN = 8;

/** All that staff of the person's agency can see of claims; and below it what the chain shows to everybody, which is exact. */
export function CaseworkerColumn({ api, person }: { api: StageApi; person: Persona | null }) {
  const t = useTranslations('presenter.sides');
  const id = person?.id ?? null;
  const { data, error } = usePoll(`figures ${id ?? ''}`, () => api.figures(id), POLL_MS);
  return (
    <>
      {data !== null && <PublishedFigures {...data} />}
      {data === null && (error === null ? <p>{t('loading')}</p> : <Trouble code={error} />)}
      <PublicTotals api={api} />
    </>
  );
}

function PublicTotals({ api }: { api: StageApi }) {
  const t = useTranslations('presenter.sides');
  const { data, error } = usePoll('totals', api.totals, POLL_MS);
  if (data === null) return error === null ? <p>{t('loading')}</p> : <Trouble code={error} />;
  const counted = data.filter(({ count }) => count !== null);
  const open = data.length - counted.length;
  return (
    <>
      <h4 className="border-t border-line pt-1 font-semibold">{t('totals')}</h4>
      {counted.length === 0 && <p>{t('totalsEmpty')}</p>}
      {open > 0 && <p>{t('openGroups', { count: open })}</p>}
      <ul className="space-y-1">
        {counted.slice(0, SHOWN).map((total) => (
          <li key={total.trancheId}>
            <TotalText total={total} />
          </li>
        ))}
      </ul>
    </>
  );
}

function TotalText({ total }: { total: Total }) {
  const t = useTranslations('presenter.sides');
  const common = useTranslations('common');
  const format = useFormat();
  const { count, totalCents, scheme, region } = total;
  const shown = { count: count ?? 0 };
  const text =
    totalCents === null ? t('closedGroup', shown) : t('total', { ...shown, amount: format.cents(totalCents) });
  return `${common(`scheme.${supplementSchemeOf(scheme) ?? 'pw'}`)}, ${regionName(region)}: ${text}`;
}
