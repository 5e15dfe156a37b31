'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useCard } from '@/lib/client/card/use-card';
import { type PersonaWindow, personaWindow } from '@/lib/client/presenter/window';
import { usePilot } from './use-pilot';
import { useStageLink } from './use-stage-link';

/**
 * Plays a fictitious person in a window of their own (`amina.voorzien.localhost`), in a demo. Everywhere else it is
 * nothing.
 */
export function PersonaPilot() {
  const { config } = useCard();
  const demo = config?.demo === true;
  const [own, setOwn] = useState<PersonaWindow | null>(null);
  useEffect(() => setOwn(personaWindow(window, demo)), [demo]);
  return own === null ? null : <Pilot own={own} />;
}

function Pilot({ own }: { own: PersonaWindow }) {
  const t = useTranslations('presenter.pilot');
  useStageLink(own, usePilot(own.person));
  useEffect(() => {
    // Inside the stage's page there is one frame around all of it: its own banner and menus.
    if (own.framed) document.documentElement.dataset.framed = 'stage';
  }, [own.framed]);
  return <p className="bg-info-soft px-4 py-1 text-center text-sm text-info">{t('note')}</p>;
}
