'use client';

import { useTranslations } from 'next-intl';
import { AreaNav } from '@/components/ui/area-nav';
import { useMessages } from '@/lib/client/card/use-card';

/** The parts that people know (messages, running cases, my data) and the money, with overview and settings around. */
export function CitizenNav() {
  const t = useTranslations('mijn.nav');
  const { unread } = useMessages();
  return (
    <AreaNav
      label={t('label')}
      items={[
        { href: '/mijn', label: t('home') },
        { href: '/mijn/berichten', label: t('messages'), count: unread },
        { href: '/mijn/zaken', label: t('cases') },
        { href: '/mijn/geld', label: t('money') },
        { href: '/mijn/gegevens', label: t('data'), also: '/mijn/maand' },
        { href: '/mijn/instellingen', label: t('settings') },
      ]}
    />
  );
}
