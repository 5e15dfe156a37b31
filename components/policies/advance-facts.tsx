import { useLocale, useTranslations } from 'next-intl';
import { formatCents, formatDate, formatDateTime } from '@/lib/i18n/format';
import { DIAGNOSES, diagnosisKey, specialismKey } from '@/lib/shared/domain/diagnoses';
import { NULLIFIER_CLASSES, schemeKey } from '@/lib/shared/domain/schemes';
import type { AdvancePublication } from '@/lib/shared/schemas/advance-policies-api';
import { DefinitionList } from '../ui/definition-list';
import { advanceSource, isOfTheStart } from './advance-tables';
import { SourceMark } from './source-mark';

/** As text: a year has no separator of thousands. */
const yearOf = (day: number): string => String(Math.floor(day / 10_000));

/** Every field of one published table in words, with the chain's proof of it. */
export function AdvanceFacts({ table }: { table: AdvancePublication }) {
  const t = useTranslations('advancePolicies');
  const scheme = useTranslations('common.scheme');
  const locale = useLocale();
  const source = advanceSource(table);
  const from = formatDate(locale, table.startsAtSec * 1000);
  const until = table.endsAtSec === null ? null : formatDate(locale, table.endsAtSec * 1000);
  const by = table.decidedBy
    ? t('history.by', { proposer: table.decidedBy.proposerName, decider: table.decidedBy.deciderName })
    : t(isOfTheStart(table) ? 'history.start' : 'history.notSure');
  const isOnceInLife = table.nullifierClass === NULLIFIER_CLASSES.asbestosAdvance;
  return (
    <DefinitionList
      items={[
        {
          key: 'amount',
          term: t('table.amount'),
          value: (
            <>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="amount font-bold">{formatCents(locale, table.amountCents)}</span>
                <SourceMark mark={source?.mark ?? null} />
              </span>
              <span className="block text-ink-soft">{t('table.amountUnit')}</span>
            </>
          ),
        },
        {
          key: 'period',
          term: t('table.period'),
          value: until === null ? t('table.periodOpen', { from }) : t('table.periodClosed', { from, until }),
        },
        { key: 'diagnoses', term: t('table.diagnoses'), value: <Diagnoses codes={table.codes} /> },
        {
          key: 'doctor',
          term: t('table.doctor'),
          value: t(`table.doctorValue.${specialismKey(table.specialism) ?? 'unknown'}`, { code: table.specialism }),
        },
        {
          key: 'once',
          term: t('table.once'),
          value: t(isOnceInLife ? 'table.onceValue' : 'table.onceOther', { class: table.nullifierClass }),
        },
        { key: 'scheme', term: t('table.scheme'), value: scheme(schemeKey(table.scheme) ?? 'tas') },
        {
          key: 'source',
          term: t('table.source'),
          value: source ? t(`table.sources.${source.mark}`, { year: yearOf(source.validFrom) }) : t('table.sourceDesk'),
        },
        { key: 'by', term: t('table.by'), value: by },
        { key: 'panel', term: t('table.panelKey'), value: <PanelKey point={table.panelKey} /> },
        { key: 'number', term: t('table.number'), value: table.policyId },
        { key: 'at', term: t('table.published'), value: formatDateTime(locale, table.publishedAtSec * 1000) },
        { key: 'block', term: t('table.block'), value: table.blockNumber },
        { key: 'tx', term: t('table.tx'), value: <code className="break-all">{table.txHash}</code> },
        {
          key: 'hash',
          term: t('table.hash'),
          value: <code className="break-all">{table.policyHash.toString()}</code>,
        },
      ]}
    />
  );
}

/** Which diagnoses the table covers, and who confirms each. A code of a later table may have no name here. */
function Diagnoses({ codes }: { codes: readonly number[] }) {
  const t = useTranslations('advancePolicies.table');
  const names = useTranslations('asbestos.diagnosis');
  return (
    <ul>
      {codes.map((code) => {
        const key = diagnosisKey(code);
        const { icd10, panel } = key === undefined ? { icd10: '', panel: null } : DIAGNOSES[key];
        const isKnown = key !== undefined && panel !== null;
        return (
          <li key={code}>
            {isKnown ? t('diagnosis', { name: names(key), icd10, panel }) : t('diagnosisUnknown', { code })}
          </li>
        );
      })}
    </ul>
  );
}

/** Both coordinates of the public key, as the chain has them. */
function PanelKey({ point }: { point: AdvancePublication['panelKey'] }) {
  const t = useTranslations('advancePolicies.table');
  return (
    <>
      <span className="block">{t('panelKeyHint')}</span>
      {point.map((coordinate, index) => (
        <code key={['x', 'y'][index]} className="block break-all">
          0x{coordinate.toString(16)}
        </code>
      ))}
    </>
  );
}
