import { useLocale, useTranslations } from 'next-intl';
import type { FigureScheme } from '@/lib/shared/schemas/caseworker-api';
import { Card } from '../ui/card';
import { type FigureFile, filesOf } from './figures-csv';
import type { FiguresWindow } from './figures-window';

/** The same figures as files: tables of the months that were chosen, and everything at once. */
export function Downloads({ scheme, window }: { scheme: FigureScheme; window: FiguresWindow }) {
  const t = useTranslations('caseworker.downloads');
  const filter = useTranslations('caseworker.filter');
  const locale = useLocale();
  const csv = (file: FigureFile) =>
    `/${locale}/gemeente/cijfers.csv?tabel=${file.name}${window === 'last12' ? '' : `&periode=${window}`}`;
  const months = window === 'last12' ? filter('last12') : String(window);
  return (
    <Card title={t('title')} className="print:hidden">
      <p className="mb-2">{t('same')}</p>
      <ul className="flex flex-wrap gap-x-6">
        {filesOf(scheme).map((file) => (
          <li key={file.name}>
            <a href={csv(file)} download className={LINK}>
              {t(file.text, { months })}
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
