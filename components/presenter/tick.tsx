import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { RowCheck } from '@/lib/shared/presenter/row-checks';

/** Only what the chains hold can be searched: the tick stands under "everybody". What was sought stands below the table. */
export function Tick({ check }: { check: RowCheck | undefined }) {
  const t = useTranslations('presenter.hidden.short');
  if (check === undefined) return null;
  const found = check.known.length === 0 ? t('confirmed') : t('confirmedPublic');
  return (
    <span className={check.holds ? 'block font-bold text-good' : 'block font-bold text-bad'}>
      <span aria-hidden="true">{check.holds ? '✓ ' : '✗ '}</span>
      {check.holds ? found : t('leaked')}
    </span>
  );
}

/** What was sought for a row, and where it was found by design. */
export function TickDetail({ check }: { check: RowCheck }) {
  const t = useTranslations('presenter.hidden');
  const designs = useTranslations('presenter.find.design');
  const { list } = useFormat();
  const what = list(check.sought.map((kind) => t(`sought.${kind}`)));
  const known = list(check.known.map((design) => designs(design)));
  const found = check.known.length === 0 ? t('confirmed', { what }) : t('confirmedPublic', { what, known });
  return <>{check.holds ? found : t('leaked', { what })}</>;
}
