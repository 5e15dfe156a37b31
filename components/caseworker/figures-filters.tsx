import { useTranslations } from 'next-intl';
import { ButtonLink } from '../ui/button';
import { FIGURE_VIEWS, type FiguresChoice, type FiguresWindow, hrefOf } from './figures-window';

/** Which months, and as chart, table or both: plain links, so that they work before JavaScript and can be kept. */
export function FiguresFilters({ choice, years }: { choice: FiguresChoice; years: readonly number[] }) {
  const t = useTranslations('caseworker.filter');
  const windows: readonly FiguresWindow[] = ['last12', ...years];
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-3 print:hidden">
      <nav aria-label={t('label')} className="flex flex-wrap gap-2">
        {windows.map((window) => (
          <ButtonLink
            key={window}
            href={hrefOf({ ...choice, window })}
            scroll={false}
            prefetch={false}
            variant={window === choice.window ? 'primary' : 'secondary'}
            aria-current={window === choice.window ? 'true' : undefined}
          >
            {window === 'last12' ? t('last12') : String(window)}
          </ButtonLink>
        ))}
      </nav>
      <nav aria-label={t('view')} className="flex flex-wrap gap-2">
        {FIGURE_VIEWS.map((mode) => (
          <ButtonLink
            key={mode}
            href={hrefOf({ ...choice, mode })}
            scroll={false}
            prefetch={false}
            variant={mode === choice.mode ? 'primary' : 'secondary'}
            aria-current={mode === choice.mode ? 'true' : undefined}
          >
            {t(mode)}
          </ButtonLink>
        ))}
      </nav>
    </div>
  );
}
