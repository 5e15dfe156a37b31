'use client';

import { useTranslations } from 'next-intl';
import type { Period } from '@/lib/shared/domain/period';
import { DISREGARD_CLASSES, NORM_CLASSES } from '@/lib/shared/domain/schemes';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { useClassNames } from '../month/use-class-names';
import { Details } from '../ui/details';
import { Table, Td, Th } from '../ui/table';
import type { SourceOption } from './household-start';
import { IMPORT_COLUMNS, importTemplate } from './import-template';

type ImportGuideProps = { scheme: SupplementScheme; sources: readonly SourceOption[]; next: Period };

/** How to make a file: an example to download, and what each column takes. */
export function ImportGuide({ scheme, sources, next }: ImportGuideProps) {
  const t = useTranslations('register.import');
  const classes = useClassNames();
  const codes = (keys: readonly string[], meaning: (key: string) => string) =>
    keys.map((code) => t('code', { code, meaning: meaning(code) })).join(', ');
  const means: Record<(typeof IMPORT_COLUMNS)[number], string> = {
    clientNumber: t('means.clientNumber'),
    name: t('means.name'),
    normClass: t('means.normClass', { codes: codes(NORM_CLASSES[scheme], classes.norm) }),
    disregardClass: t('means.disregardClass', { codes: codes(DISREGARD_CLASSES[scheme], classes.disregard) }),
    knownBenefit: t(`means.knownBenefit.${scheme}`),
    validFrom: t('means.validFrom'),
    validUntil: t('means.validUntil'),
    employers: t('means.employers', { names: sources.map(({ name }) => name).join(', ') }),
  };
  return (
    <section aria-labelledby="guide-title" className="space-y-4">
      <h2 id="guide-title" className="text-xl font-bold">
        {t('guideTitle')}
      </h2>
      <ol className="list-decimal space-y-1 pl-6">
        <li>{t('steps.template')}</li>
        <li>{t('steps.fill')}</li>
        <li>{t('steps.save')}</li>
      </ol>
      <p className="text-ink-soft">{t('limits')}</p>
      <a
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(importTemplate(scheme, sources, next))}`}
        download="voorzien-register.csv"
        className="inline-flex min-h-11 items-center rounded-control border-2 border-brand bg-surface px-4 py-2 font-semibold text-brand no-underline hover:bg-brand-soft"
      >
        {t('template')}
      </a>
      <Details summary={t('columnsTitle')}>
        <Table
          caption={t('columnsCaption')}
          hideCaption
          head={
            <tr>
              <Th>{t('column.name')}</Th>
              <Th>{t('column.means')}</Th>
            </tr>
          }
        >
          {IMPORT_COLUMNS.map((column) => (
            <tr key={column}>
              <th
                scope="row"
                className="border-t border-line whitespace-nowrap px-3 py-2 align-top font-mono text-sm font-semibold"
              >
                {column}
              </th>
              <Td>{means[column]}</Td>
            </tr>
          ))}
        </Table>
        <p>{t('partnerNote')}</p>
      </Details>
    </section>
  );
}
