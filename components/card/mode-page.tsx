'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { useCard } from '@/lib/client/card/use-card';
import { useRouter } from '@/lib/i18n/navigation';
import { ModeForm } from './mode-form';

/** The first choice of how to apply. Nothing is preselected: opting in is a choice of one's own. */
export function ModePage() {
  const t = useTranslations('card.mode');
  const { mode, modeChosen } = useCard();
  const router = useRouter();
  return (
    <div className="max-w-3xl">
      <PageHeader title={t('title')} intro={t('intro')} />
      {!modeChosen && <p className="mb-6 max-w-prose">{t('perBrowser')}</p>}
      <ModeForm initial={modeChosen && mode !== 'off' ? mode : null} onSaved={() => router.push('/mijn')} />
    </div>
  );
}
