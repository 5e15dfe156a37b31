import { useTranslations } from 'next-intl';
import { PageBody } from '@/components/shell/page-body';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

export default function NotFound() {
  const t = useTranslations('shell.notFound');
  return (
    <PageBody narrow>
      <PageHeader title={t('title')} intro={t('body')} />
      <ButtonLink href="/">{t('home')}</ButtonLink>
    </PageBody>
  );
}
