import { useLocale, useTranslations } from 'next-intl';
import { specialismKey } from '@/lib/shared/domain/diagnoses';
import type { DoctorState } from '@/lib/shared/schemas/health-desk-api';
import { Badge } from '../ui/badge';
import { Table, Td, Th } from '../ui/table';
import { dayText, NO_END } from './day-text';

/** Who stands in the register, as what, and until when. */
export function DoctorsTable({ doctors }: { doctors: readonly DoctorState[] }) {
  const t = useTranslations('panel.doctors');
  const common = useTranslations('common');
  const locale = useLocale();
  return (
    <Table
      caption={t('caption')}
      head={
        <tr>
          <Th>{t('columns.name')}</Th>
          <Th className="hidden sm:table-cell">{t('columns.specialism')}</Th>
          <Th>{t('columns.lastDay')}</Th>
          <Th>{t('columns.state')}</Th>
        </tr>
      }
    >
      {doctors.map(({ id, name, specialism, validUntil, active }) => {
        const what = t(`specialism.${specialismKey(specialism) ?? 'unknown'}`);
        return (
          <tr key={id}>
            <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold">
              {name}
              {/* On a phone the next column stands here: nothing has to be scrolled to. */}
              <span className="block font-normal text-ink-soft sm:hidden">{what}</span>
            </th>
            <Td className="hidden sm:table-cell">{what}</Td>
            <Td>{validUntil >= NO_END ? t('noEnd') : dayText(locale, validUntil)}</Td>
            <Td>
              <Badge tone={active ? 'good' : 'neutral'}>{common(active ? 'yes' : 'no')}</Badge>
            </Td>
          </tr>
        );
      })}
    </Table>
  );
}
