'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { personOrigin } from '@/lib/shared/presenter/hosts';
import type { PersonaReport } from '@/lib/shared/presenter/persona-message';
import { COMPANIONS, type Persona, type PersonaId, persona } from '@/lib/shared/presenter/personas';
import { CardPhase } from './card-phase';

type Props = {
  shown: PersonaId | null;
  /** Opened out of sight, for the next step. */
  ahead: PersonaId | null;
  reports: ReadonlyMap<string, PersonaReport>;
  /** While the demo is set back, no window may ask it anything. */
  paused: boolean;
};

/** The person in view, as a real browser session of theirs; partners and the next one out of sight. */
export function PersonFrames({ shown, ahead, reports, paused }: Props) {
  const t = useTranslations('presenter.person');
  const [loads, setLoads] = useState<Readonly<Record<string, number>>>({});
  const reload = (id: string) => setLoads((before) => ({ ...before, [id]: (before[id] ?? 0) + 1 }));
  const person: Persona | null = shown === null ? null : persona(shown);
  const aside: Persona | null = ahead === null ? null : persona(ahead);
  const wanted = [person, aside].flatMap((one) => (one === null ? [] : [one.id, ...one.companions]));
  // Always in one order: a frame that moves in the page is loaded anew.
  const people = paused ? [] : [...new Set(wanted)].sort();
  const companions = person?.companions ?? [];
  return (
    <section
      aria-labelledby="person-title"
      className="flex h-[36rem] min-h-0 flex-col overflow-hidden rounded-card border border-line bg-surface lg:h-auto"
    >
      <div className="flex flex-wrap items-center gap-x-3 border-b border-line px-3 py-1.5 text-sm">
        <h2 id="person-title" className="font-bold">
          {person === null ? t('none') : t('window', { name: person.name })}
        </h2>
        {person !== null && (
          <>
            <CardPhase report={reports.get(person.id)} />
            <PersonLinks person={person} onReload={() => reload(person.id)} />
            {companions.length > 0 && (
              <span>{t('partner', { names: companions.map((id) => COMPANIONS[id] ?? id).join(', ') })}</span>
            )}
          </>
        )}
      </div>
      <div className="relative min-h-0 flex-1 overflow-hidden">
        {person === null && (
          <div className="p-3">
            <EmptyState title={t('none')} />
          </div>
        )}
        {people.map((id) => (
          <PersonFrame
            key={`${id}:${loads[id] ?? 0}`}
            id={id}
            inView={id === shown}
            isHeard={reports.has(id)}
            onSilent={() => reload(id)}
          />
        ))}
      </div>
    </section>
  );
}

/** A window that says nothing for so long was loaded while the server started anew. */
const SILENT_MS = 15_000;

type FrameProps = { id: string; inView: boolean; isHeard: boolean; onSilent: () => void };

/** In view, or at work out of sight, where nobody's keyboard comes. */
function PersonFrame({ id, inView, isHeard, onSilent }: FrameProps) {
  const t = useTranslations('presenter.person');
  const locale = useLocale();
  const latest = useRef(onSilent);
  latest.current = onSilent;
  useEffect(() => {
    if (isHeard) return;
    const timer = setTimeout(() => latest.current(), SILENT_MS);
    return () => clearTimeout(timer);
  }, [isHeard]);
  return (
    <iframe
      title={t('window', { name: id })}
      src={`${personOrigin(id, window.location.origin)}/${locale}/mijn`}
      inert={!inView}
      // A page is drawn at four fifths of its size, so that a phone's page fits beside the rest.
      className={
        inView
          ? 'absolute inset-0 h-[125%] w-[125%] origin-top-left scale-[0.8] border-0'
          : 'pointer-events-none absolute top-0 left-0 size-px border-0 opacity-0'
      }
    />
  );
}

function PersonLinks({ person, onReload }: { person: Persona; onReload: () => void }) {
  const t = useTranslations('presenter.person');
  const locale = useLocale();
  const link = 'inline-flex min-h-6 items-center text-brand underline underline-offset-4';
  return (
    <span className="ml-auto flex gap-3">
      <a
        href={`${personOrigin(person.id, window.location.origin)}/${locale}/mijn`}
        target={`voorzien-${person.id}`}
        rel="opener"
        className={link}
      >
        {t('open')}
      </a>
      <button type="button" onClick={onReload} className={link}>
        {t('reload')}
      </button>
    </span>
  );
}
