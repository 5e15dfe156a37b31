'use client';

import { useEffect, useRef, useState } from 'react';
import { useCard } from '@/lib/client/card/use-card';
import { reportOf } from '@/lib/client/presenter/report';
import type { PersonaWindow } from '@/lib/client/presenter/window';
import { useRouter } from '@/lib/i18n/navigation';
import { STAGE_KEYS } from '@/lib/shared/presenter/keys';
import { type PersonaMessage, type StageMessage, zStageMessage } from '@/lib/shared/presenter/persona-message';

const REPEAT_MS = 1000;
const TYPING = 'input, select, textarea, button, a, summary, [contenteditable], dialog';

/** Tells the stage, and nobody else, what this window's card shows; and does what the stage asks for a click of. */
export function useStageLink(own: PersonaWindow, error: string | null): void {
  const card = useCard();
  const router = useRouter();
  const { person, stage, opener } = own;
  // The stage's epoch in which this window was loaded: told by the stage, and kept until the window is loaded anew.
  const [epoch, setEpoch] = useState<number | null>(null);
  const report: PersonaMessage = { ...reportOf(person, error, card), epoch };
  const text = JSON.stringify(report);
  const latest = useRef({ card, report });
  useEffect(() => {
    latest.current = { card, report };
  });

  useEffect(() => {
    opener?.postMessage(JSON.parse(text), stage);
  }, [opener, stage, text]);

  useEffect(() => {
    if (opener === null) return;
    const tell = () => opener.postMessage(latest.current.report, stage);
    const act = (message: StageMessage) => {
      switch (message.act) {
        case 'report':
          return tell();
        case 'show':
          return router.push(message.path);
        case 'epoch':
          return setEpoch((known) => known ?? message.epoch);
        case 'reload':
          return window.location.reload();
        case 'retry': {
          const { retryClaim, retryAdvance } = latest.current.card;
          const done = message.period === null ? retryAdvance() : retryClaim(message.period);
          // What did not fail needs no retry, and what fails again is told by the card.
          return void done.catch(() => undefined).finally(tell);
        }
        case 'command': {
          const { asbestos, askPanel, confirmAdvance } = latest.current.card;
          const done =
            message.command === 'ask-panel' ? askPanel(true) : confirmAdvance(asbestos.record?.amountCents ?? '');
          // The card shows what went wrong; the stage asks again while the step waits.
          return void done.catch(() => undefined).finally(tell);
        }
      }
    };
    const listen = (event: MessageEvent) => {
      if (event.origin !== stage) return;
      const message = zStageMessage.safeParse(event.data);
      if (message.success) act(message.data);
    };
    // The stage may have been loaded anew since the last change.
    const timer = setInterval(tell, REPEAT_MS);
    window.addEventListener('message', listen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('message', listen);
    };
  }, [opener, stage, router]);

  useEffect(() => {
    if (opener === null || !own.framed) return;
    const pass = (event: KeyboardEvent) => {
      const isOwn = event.target instanceof Element && event.target.closest(TYPING) !== null;
      if (isOwn || event.ctrlKey || event.metaKey || event.altKey || !STAGE_KEYS.has(event.key)) return;
      event.preventDefault();
      opener.postMessage({ kind: 'voorzien.key', key: event.key }, stage);
    };
    window.addEventListener('keydown', pass);
    return () => window.removeEventListener('keydown', pass);
  }, [opener, own.framed, stage]);
}
