import { addMonths, type Period } from '@/lib/shared/domain/period';
import { DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { EMPLOYER_SEPARATOR } from '@/lib/shared/schemas/register-import-api';
import type { SourceOption } from './household-start';

export const IMPORT_COLUMNS = [
  'clientNumber',
  'name',
  'normClass',
  'disregardClass',
  'knownBenefit',
  'validFrom',
  'validUntil',
  'employers',
] as const;

/** A file to start from, with one fictitious client. The byte order mark makes spreadsheets read it as UTF-8. */
export function importTemplate(scheme: SupplementScheme, sources: readonly SourceOption[], next: Period): string {
  const employers = sources.filter(({ isDesk }) => !isDesk).slice(0, 2);
  const cells = [
    'X-0001',
    'Voornaam Achternaam',
    NORM_CLASSES[scheme][0],
    DISREGARD_CLASSES[scheme][0],
    scheme === 'tw' ? '1200,50' : '',
    String(next),
    String(addMonths(next, 11)),
    employers.map(({ name }) => name).join(EMPLOYER_SEPARATOR),
  ];
  return `\uFEFF${[IMPORT_COLUMNS, cells].map((line) => line.join(';')).join('\r\n')}\r\n`;
}
