import { useTranslations } from 'next-intl';
import { PageBody } from '@/components/shell/page-body';
import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  const t = useTranslations('common');
  return (
    <PageBody>
      <Skeleton label={t('loading')} lines={5} />
    </PageBody>
  );
}
