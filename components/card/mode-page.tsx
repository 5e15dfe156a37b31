'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { useCard } from '@/lib/client/card/use-card';
import { useRouter } from '@/lib/i18n/navigation';
import { ModeForm } from './mode-form';

/** The first choice of how to apply. Nothing is preselected: opting in is a choice of one's own. */
export function ModePage() {
  const t = useTranslations('card.mode');
  const { mode } = useCard();
  const router = useRouter();
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} intro={t('intro')} />
      <ModeForm initial={mode === 'off' ? null : mode} onSaved={() => router.push('/mijn')} />
    </div>
  );
}
