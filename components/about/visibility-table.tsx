import { useTranslations } from 'next-intl';
import { Table, Td, Th } from '@/components/ui/table';

/** DESIGN.md section 8, each row in the order of its columns. docs/privacy.md holds the same tables for developers. */
const SUPPLEMENT = {
  caption: 'caption',
  columns: ['citizen', 'employer', 'municipality', 'svb', 'relay', 'public'],
  rows: [
    ['register', ['self', 'no', 'ownClients', 'no', 'no', 'no']],
    ['income', ['yes', 'ownPart', 'no', 'no', 'no', 'no']],
    ['claimed', ['yes', 'no', 'unlessShown', 'no', 'no', 'no']],
    ['amount', ['yes', 'no', 'unlessShown', 'no', 'no', 'no']],
    ['counts', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
    ['total', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
    ['received', ['yes', 'no', 'no', 'no', 'no', 'someAccount']],
  ],
} as const;

/** The second story. The lump sum's amount is public, so that no row hides it; whose it is stays hidden. */
const ASBESTOS = {
  caption: 'captionAsbestos',
  columns: ['citizen', 'doctor', 'panel', 'svb', 'relay', 'public'],
  rows: [
    ['diagnosis', ['yes', 'ownPatients', 'withConsent', 'no', 'no', 'no']],
    ['claimed', ['yes', 'no', 'no', 'no', 'no', 'no']],
    ['statingDoctor', ['yes', 'self', 'withConsent', 'no', 'no', 'no']],
    ['applications', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
    ['received', ['yes', 'no', 'no', 'no', 'no', 'someAccount']],
  ],
} as const;

/** The tables themselves; the presenter's page puts its ticks into the first. */
export const VISIBILITY = { supplement: SUPPLEMENT, asbestos: ASBESTOS } as const;

/** What is hidden from whom, for one of the two stories. */
export function VisibilityTable({ of = 'supplement' }: { of?: keyof typeof VISIBILITY }) {
  const t = useTranslations('about.privacy');
  const { caption, columns, rows } = VISIBILITY[of];
  return (
    <Table
      caption={t(caption)}
      head={
        <tr>
          <Th>{t('what')}</Th>
          {columns.map((column) => (
            <Th key={column}>{t(`columns.${column}`)}</Th>
          ))}
        </tr>
      }
    >
      {rows.map(([row, values]) => (
        <tr key={row}>
          <Th scope="row" className="min-w-44 border-t border-line">
            {t(`rows.${row}`)}
          </Th>
          {values.map((value, index) => (
            <Td key={columns[index]} className={value === 'no' ? 'text-ink-soft' : 'font-semibold text-brand'}>
              {t(`values.${value}`)}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
