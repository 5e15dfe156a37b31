'use client';

import { useTranslations } from 'next-intl';
import { VISIBILITY } from '@/components/about/visibility-table';
import { Table, Td, Th } from '@/components/ui/table';
import { useFormat } from '@/lib/i18n/use-format';
import type { PersonaId } from '@/lib/shared/presenter/personas';
import type { RowCheck } from '@/lib/shared/presenter/row-checks';
import { SmallButton } from './small-button';
import { Tick, TickDetail } from './tick';
import { Trouble } from './trouble';
import type { ViewProps } from './view-panel';

const CELL = 'px-1.5! py-1! text-xs leading-tight';

/** The table "hidden from whom", with a tick where a search of all three chains has just found nothing. */
export function HiddenView({ search, person }: ViewProps) {
  const t = useTranslations('presenter.hidden');
  const about = useTranslations('about.privacy');
  const format = useFormat();
  const { rows, columns } = VISIBILITY.supplement;
  // Ticks are of the person whose card is shown, and of nobody before.
  const isOfPerson = person !== null && search.checkedFor === person.id;
  const checks = isOfPerson ? search.checks : [];
  const checkedAtMs = isOfPerson ? search.checkedAtMs : null;
  const checkOf = (row: string): RowCheck | undefined => checks.find((check) => check.row === row);
  return (
    <div className="space-y-2">
      {person === null ? (
        <p>{t('none')}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-2">
          {checks.length > 0 && (
            <span>{t('intro', { what: [...new Set(checks.map(({ text }) => text))].join('; ') })}</span>
          )}
          <SmallButton
            busy={search.busy}
            onClick={() => void search.forPerson(person.id as PersonaId).catch(() => undefined)}
          >
            {search.busy ? t('searching') : t('search')}
          </SmallButton>
        </p>
      )}
      {search.error && <Trouble code={search.error} />}
      <Table
        caption={about('caption')}
        hideCaption
        head={
          <tr>
            <Th className={CELL}>{about('what')}</Th>
            {columns.map((column) => (
              <Th key={column} className={CELL}>
                {about(`columns.${column}`)}
              </Th>
            ))}
          </tr>
        }
      >
        {rows.map(([row, values]) => (
          <tr key={row}>
            <Th scope="row" className={`${CELL} border-t border-line`}>
              {about(`rows.${row}`)}
            </Th>
            {values.map((value, index) => (
              <Td
                key={columns[index]}
                className={`${CELL} ${value === 'no' ? 'text-ink-soft' : 'font-semibold text-brand'}`}
              >
                {about(`values.${value}`)}
                {value === 'no' && columns[index] === 'public' && <Tick check={checkOf(row)} />}
              </Td>
            ))}
          </tr>
        ))}
      </Table>
      {checks.length > 0 && (
        <ul className="space-y-0.5 text-xs text-ink-soft">
          {checks.map((check) => (
            <li key={check.row}>
              <strong>{about(`rows.${check.row}`)}</strong>: <TickDetail check={check} />
            </li>
          ))}
        </ul>
      )}
      {checkedAtMs !== null && checks[0] && (
        <p className="text-ink-soft">
          {t('at', {
            time: format.time(checkedAtMs),
            blocks: checks[0].blocks,
            ms: Math.round(checks.reduce((sum, { tookMs }) => sum + tookMs, 0)),
          })}
        </p>
      )}
    </div>
  );
}
