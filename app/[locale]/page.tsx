import { useTranslations } from 'next-intl';
import { PageBody } from '@/components/shell/page-body';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Link } from '@/lib/i18n/navigation';
import { runtimeConfig } from '@/lib/server/env';

const ROLES = [
  { key: 'citizen', href: '/mijn' },
  { key: 'employer', href: '/werkgever' },
  { key: 'doctor', href: '/arts' },
  { key: 'staff', href: '/medewerker' },
] as const;
const STEPS = ['one', 'two', 'three'] as const;
const KNOW = ['control', 'private', 'experiment'] as const;

/** The page has to stand without a configuration, too. */
function isDemo(): boolean {
  try {
    return runtimeConfig().demo;
  } catch {
    return false;
  }
}

export default function LandingPage() {
  const t = useTranslations('landing');
  return (
    <PageBody>
      <div className="max-w-3xl">
        <h1 className="text-4xl font-bold sm:text-5xl">{t('title')}</h1>
        <p className="mt-4 text-xl text-ink-soft">{t('intro')}</p>
      </div>
      <section aria-labelledby="roles" className="mt-10">
        <h2 id="roles" className="text-2xl font-bold">
          {t('rolesTitle')}
        </h2>
        <ul className="mt-4 grid gap-4 md:grid-cols-2 lg:grid-cols-4">
          {ROLES.map(({ key, href }) => (
            <li key={key} className="flex flex-col rounded-card border border-line bg-surface p-5 shadow-card">
              <h3 className="text-xl font-bold">{t(`${key}.title`)}</h3>
              <p className="mt-2 mb-4">{t(`${key}.body`)}</p>
              <ButtonLink
                href={href}
                prefetch={false}
                variant={key === 'citizen' ? 'primary' : 'secondary'}
                className="mt-auto"
              >
                {t(`${key}.action`)}
              </ButtonLink>
            </li>
          ))}
        </ul>
        <p className="mt-4 max-w-prose">{t('twoRoles')}</p>
        {isDemo() && (
          <p className="mt-3 max-w-prose">
            {t('presenter')}{' '}
            <Link href="/presenter" prefetch={false} className="font-semibold text-brand underline underline-offset-4">
              {t('presenterLink')}
            </Link>
          </p>
        )}
      </section>
      <section aria-labelledby="how" className="mt-10">
        <h2 id="how" className="text-2xl font-bold">
          {t('howTitle')}
        </h2>
        <ol className="mt-4 grid gap-6 md:grid-cols-3">
          {STEPS.map((key, index) => (
            <li key={key} className="flex gap-4">
              <span
                aria-hidden="true"
                className="flex size-10 shrink-0 items-center justify-center rounded-full bg-brand text-lg font-bold text-on-brand"
              >
                {index + 1}
              </span>
              <div>
                <h3 className="pt-1.5 text-lg font-bold">{t(`steps.${key}.title`)}</h3>
                <p className="mt-1">{t(`steps.${key}.body`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <p className="mt-6 max-w-prose">{t('otherStory')}</p>
      <div className="mt-10">
        <Card title={t('knowTitle')} tone="brand">
          <ul className="list-disc space-y-1 pl-5">
            {KNOW.map((key) => (
              <li key={key}>{t(`know.${key}`)}</li>
            ))}
          </ul>
          <p className="mt-3">
            <Link href="/wie-ziet-wat" className="font-semibold text-brand underline underline-offset-4">
              {t('know.who')}
            </Link>
          </p>
        </Card>
      </div>
    </PageBody>
  );
}
