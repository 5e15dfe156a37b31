import { useTranslations } from 'next-intl';
import { SUPPLEMENT_SCHEMES, type SupplementScheme } from '@/lib/shared/rules/registry';
import { ButtonLink } from '../ui/button';

/** For an agency that sees more than one scheme: the way from one to the other. */
export function SchemeTabs({ current }: { current: SupplementScheme }) {
  const t = useTranslations('caseworker');
  const common = useTranslations('common.scheme');
  return (
    <nav aria-label={t('schemes')} className="flex flex-wrap gap-3">
      {SUPPLEMENT_SCHEMES.map((scheme) => (
        <ButtonLink
          key={scheme}
          href={`/gemeente?regeling=${scheme}`}
          variant={scheme === current ? 'primary' : 'secondary'}
          aria-current={scheme === current ? 'page' : undefined}
        >
          {common(scheme)}
        </ButtonLink>
      ))}
    </nav>
  );
}
