'use client';

import { useLocale } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { CONSENT_VERSION } from '@/components/card/consent-version';
import { useCard } from '@/lib/client/card/use-card';
import { type PilotStep, pilotStep, walletOf } from '@/lib/client/presenter/pilot-step';
import { useCitizenSignIn } from '@/lib/client/wallet/use-citizen-sign-in';
import { useWallets } from '@/lib/client/wallet/use-wallets';
import { usePathname, useRouter } from '@/lib/i18n/navigation';
import { toAppError } from '@/lib/shared/errors/app-error';
import { modeOf } from '@/lib/shared/presenter/personas';

const RETRY_MS = 1500;
/** The card's questions, which the pilot answers: it leads back from them to the overview. */
const QUESTIONS = ['/mijn/toestemming', '/mijn/keuze', '/inloggen'];

/**
 * Opens this person's card: connects the demo wallet, signs in, unlocks, binds, agrees and chooses how the card works. Each
 * is the same action as the button's; what fails is tried again. @returns the code of what failed last, or null
 */
export function usePilot(person: string): string | null {
  const card = useCard();
  const wallets = useWallets();
  const { signIn, signOut } = useCitizenSignIn(useLocale());
  const router = useRouter();
  const path = usePathname();
  const busy = useRef(false);
  const [attempt, setAttempt] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const mode = modeOf(person);
  const { status: walletStatus, connectorId } = wallets;
  // Who takes the consent back in this window meant it: the pilot agrees once.
  const agreed = useRef(false);
  const next = pilotStep({ person, wallet: { status: walletStatus, connectorId }, card });
  const step = next === 'consent' && agreed.current ? null : next;

  const deeds: Readonly<Record<PilotStep, () => Promise<void>>> = {
    connect: () => wallets.connect(walletOf(person)),
    'sign-in': () => signIn(person),
    'sign-out': signOut,
    unlock: card.unlock,
    bind: card.bind,
    consent: async () => {
      await card.giveConsent(CONSENT_VERSION);
      agreed.current = true;
    },
    mode: () => card.setMode(mode),
  };
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });

  useEffect(() => {
    // Every attempt looks again: a fault leaves the step where it is.
    void attempt;
    if (step === null || busy.current) return;
    busy.current = true;
    void latest.current[step]()
      .then(
        () => {
          setError(null);
          return 0;
        },
        (cause: unknown) => {
          setError(toAppError(cause).code);
          return RETRY_MS;
        },
      )
      .then((waitMs) => {
        setTimeout(() => {
          busy.current = false;
          setAttempt((count) => count + 1);
        }, waitMs);
      });
  }, [step, attempt]);

  const isOpen = card.status.kind === 'ready' && step === null;
  useEffect(() => {
    if (isOpen && QUESTIONS.includes(path)) router.replace('/mijn');
  }, [isOpen, path, router]);
  return error;
}
