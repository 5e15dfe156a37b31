import { useTranslations } from 'next-intl';

/** Why exact numbers stand here, why nobody can be read from them, and what stays. */
export function WhyExact() {
  const t = useTranslations('verify.why');
  return (
    <section className="mt-10 max-w-prose space-y-4">
      <h2 className="text-2xl font-bold">{t('exactTitle')}</h2>
      <p>{t('exact')}</p>
      <h2 className="text-2xl font-bold">{t('safeTitle')}</h2>
      <p>{t('safe')}</p>
      <p>{t('limit')}</p>
    </section>
  );
}
