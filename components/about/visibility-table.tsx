import { useTranslations } from 'next-intl';
import { Table, Td, Th } from '@/components/ui/table';

const COLUMNS = ['citizen', 'employer', 'municipality', 'svb', 'relay', 'public'] as const;

/** DESIGN.md section 8, in the order of COLUMNS. docs/privacy.md holds the same table for developers. */
const ROWS = [
  ['register', ['self', 'no', 'ownClients', 'no', 'no', 'no']],
  ['income', ['yes', 'ownPart', 'no', 'no', 'no', 'no']],
  ['claimed', ['yes', 'no', 'no', 'no', 'no', 'no']],
  ['amount', ['yes', 'no', 'no', 'no', 'no', 'no']],
  ['counts', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
  ['total', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
  ['received', ['yes', 'no', 'no', 'no', 'no', 'someAccount']],
] as const;

/** What is hidden from whom. */
export function VisibilityTable() {
  const t = useTranslations('about.privacy');
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th>{t('what')}</Th>
          {COLUMNS.map((column) => (
            <Th key={column}>{t(`columns.${column}`)}</Th>
          ))}
        </tr>
      }
    >
      {ROWS.map(([row, values]) => (
        <tr key={row}>
          <Th scope="row" className="min-w-44 border-t border-line">
            {t(`rows.${row}`)}
          </Th>
          {values.map((value, index) => (
            <Td key={COLUMNS[index]} className={value === 'no' ? 'text-ink-soft' : 'font-semibold text-brand'}>
              {t(`values.${value}`)}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
