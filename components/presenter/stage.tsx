'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { forgetPeople } from '@/lib/client/presenter/forget';
import type { RunPorts } from '@/lib/client/presenter/run-step';
import { keyAction } from '@/lib/shared/presenter/keys';
import { PERSONA_IDS, type PersonaId, persona } from '@/lib/shared/presenter/personas';
import { SCRIPT, type Step, stepAt, type View } from '@/lib/shared/presenter/script';
import { PersonFrames } from './person-frames';
import { ScriptPanel } from './script-panel';
import { StageBar } from './stage-bar';
import { Trouble } from './trouble';
import { useReports } from './use-reports';
import { useScript } from './use-script';
import { useSearch } from './use-search';
import { useStage } from './use-stage';
import { ViewPanel } from './view-panel';

const CONTROLS = 'input, select, textarea, button, a, summary, [role="tab"], dialog';
const isPersonaId = (id: string): id is PersonaId => (PERSONA_IDS as readonly string[]).includes(id);

/** The whole stage: script, a person's window, and what everybody else sees. */
export function Stage({ client }: { client: string }) {
  const t = useTranslations('presenter');
  const [view, setView] = useState<View>('sides');
  const [shown, setShown] = useState<PersonaId | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const stage = useStage(client, place);
  const pressed = useRef<(key: string) => void>(() => undefined);
  const epoch = stage.stage?.epoch ?? null;
  // The epoch whose windows are heard: none while the browser still forgets the cards of the one before.
  const [heard, setHeard] = useState<number | null>(null);
  const persons = useReports(
    useCallback((key) => pressed.current(key), []),
    heard === epoch ? epoch : null,
  );
  const search = useSearch(stage.api, persons.reports);
  const latest = useRef(stage.stage);
  latest.current = stage.stage;

  const ports: RunPorts = {
    api: stage.api,
    reports: () => persons.latest.current,
    stage: () => latest.current,
    tell: persons.tell,
    present: (id) => isPersonaId(id) && setShown(id),
    search: (step: Step) => search.forPerson(step.persona),
    nowMs: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
  const script = useScript(ports);
  const { index, restart, follow } = script;
  const watching = stage.role === 'watching';

  // The step in hand decides what stands beside the window, until somebody chooses otherwise.
  const step = index < 0 ? null : stepAt(index);
  const stepId = step?.id ?? null;
  useEffect(() => {
    setPlace(stepId);
    if (index < 0) return;
    const at = stepAt(index);
    setView(at.view);
    if (at.persona !== null) setShown(at.persona);
  }, [stepId, index]);

  const wanted = stage.stage?.place?.step ?? null;
  // A page that was loaded anew goes on where it was; one that watches goes where the leading one is.
  const isFresh = useRef(true);
  useEffect(() => {
    if (stage.role === 'unknown') return;
    if (wanted !== null && (watching || (isFresh.current && index < 0))) follow(wanted);
    isFresh.current = false;
  }, [watching, wanted, follow, stage.role, index]);

  const known = useRef<number | null>(null);
  // While the browser forgets the cards of before, no window is open.
  const [isForgetting, setForgetting] = useState(false);
  const { clear } = persons;
  const { forget } = search;
  useEffect(() => {
    if (epoch === null || known.current === epoch) return;
    if (known.current !== null) {
      restart();
      clear();
      forget();
      setShown(null);
      setView('sides');
      setForgetting(true);
      void forgetPeople(window.location.origin).finally(() => {
        setForgetting(false);
        setHeard(epoch);
      });
    } else setHeard(epoch);
    known.current = epoch;
  }, [epoch, restart, clear, forget]);

  useEffect(() => {
    pressed.current = (key) => {
      if (watching) return;
      const action = keyAction(key);
      if (action === 'next') script.next();
      if (action === 'repeat') script.repeat();
      if (action === 'skip') script.skip();
      if (action === 'back') script.back();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || keyAction(event.key) === undefined) return;
      if (event.target instanceof Element && event.target.closest(CONTROLS) !== null) {
        // Letters do nothing on a button or a link: there they still steer.
        const types = event.target.closest('input, select, textarea, [role="tab"], dialog') !== null;
        if (types || event.key === ' ') return;
      }
      event.preventDefault();
      pressed.current(event.key);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  useEffect(() => {
    // A button that went out of use under its own click would keep the keys to itself.
    const { activeElement } = document;
    if (activeElement instanceof HTMLButtonElement && activeElement.disabled) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  });

  const isWeak = useIsWeak();
  // While somebody proves, no other window takes the processor; while the server starts anew, none would load.
  const isProving = script.busy && step?.act !== null;
  const isCalm = !watching && !isProving && stage.stage?.phase === 'ready';
  const ahead = isCalm && !isWeak && index >= 0 ? upcoming(index, shown) : null;
  return (
    <div data-slot="stage" className="relative flex flex-col gap-2 p-2 lg:h-[calc(100dvh-2.25rem)] lg:overflow-hidden">
      <StageBar stage={stage} index={index} />
      {stage.error !== null && (stage.stage === null || stage.stage.phase === 'ready') && (
        <Trouble code={stage.error} onRetry={() => void stage.look()} />
      )}
      {stage.wasTakenOver && (
        <Alert tone="warn" live="alert">
          <p>{t('bar.takenOver')}</p>
        </Alert>
      )}
      {stage.sleptMs !== null && (
        <Alert tone="info" live="status">
          <p>{t('slept', { minutes: Math.max(1, Math.round(stage.sleptMs / 60_000)) })}</p>
        </Alert>
      )}
      {isWeak && (
        <p role="note" className="text-sm text-ink-soft">
          {t('weak')}
        </p>
      )}
      <div className="grid min-h-0 flex-1 gap-2 lg:grid-cols-[17.5rem_24rem_minmax(0,1fr)]">
        <ScriptPanel script={script} reports={persons.reports} watching={watching} />
        <PersonFrames
          key={`${epoch ?? 'none'}:${stage.wakes}`}
          shown={shown}
          ahead={ahead}
          reports={persons.reports}
          paused={isForgetting || stage.stage?.phase === 'resetting'}
        />
        <ViewPanel
          {...{ view, stage, search, script, persons }}
          person={shown === null ? null : persona(shown)}
          onView={setView}
          onShow={setShown}
        />
      </div>
    </div>
  );
}

const AHEAD = 3;

/** Whose window is opened ahead, so that the next steps need not wait for it. */
function upcoming(index: number, shown: PersonaId | null): PersonaId | null {
  const coming = SCRIPT.slice(Math.max(0, index + 1), index + 1 + AHEAD);
  return coming.map(({ persona: id }) => id).find((id) => id !== null && id !== shown) ?? null;
}

/** Few cores or little memory, as far as the browser says: then one window at a time. */
function useIsWeak(): boolean {
  const [isWeak, setWeak] = useState(false);
  useEffect(() => {
    const { hardwareConcurrency, deviceMemory } = navigator as Navigator & { deviceMemory?: number };
    setWeak(hardwareConcurrency < 2 || (deviceMemory !== undefined && deviceMemory < 2));
  }, []);
  return isWeak;
}
