import { useLocale, useTranslations } from 'next-intl';
import type { FigureScheme } from '@/lib/shared/schemas/caseworker-api';
import { Card } from '../ui/card';
import { type FigureFile, filesOf } from './figures-csv';

/** The same figures as files. */
export function Downloads({ scheme }: { scheme: FigureScheme }) {
  const t = useTranslations('caseworker.downloads');
  const locale = useLocale();
  const csv = (file: FigureFile) => `/${locale}/gemeente/cijfers.csv?tabel=${file.name}`;
  return (
    <Card title={t('title')} className="print:hidden">
      <p className="mb-2">{t('same')}</p>
      <ul className="flex flex-wrap gap-x-6">
        {filesOf(scheme).map((file) => (
          <li key={file.name}>
            <a href={csv(file)} download className={LINK}>
              {t(file.text)}
            </a>
          </li>
        ))}
        <li>
          <a href="/api/caseworker/figures" download={`voorzien-${scheme}.json`} className={LINK}>
            {t('json')}
          </a>
        </li>
      </ul>
    </Card>
  );
}

const LINK = 'inline-flex min-h-11 items-center font-semibold text-brand underline underline-offset-4';
