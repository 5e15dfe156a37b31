import { useTranslations } from 'next-intl';
import { ButtonLink } from '../ui/button';

const SCHEMES = ['pw', 'tw'] as const;

/** For an agency that sees more than one scheme: the way from one to the other. */
export function SchemeTabs({ current }: { current: (typeof SCHEMES)[number] }) {
  const t = useTranslations('caseworker');
  const common = useTranslations('common.scheme');
  return (
    <nav aria-label={t('schemes')} className="flex flex-wrap gap-3">
      {SCHEMES.map((scheme) => (
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
