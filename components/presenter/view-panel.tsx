'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { Persona, PersonaId } from '@/lib/shared/presenter/personas';
import { VIEWS, type View } from '@/lib/shared/presenter/script';
import { AttacksView } from './attacks-view';
import { FindView } from './find-view';
import { HiddenView } from './hidden-view';
import { PeopleView } from './people-view';
import { ScalePanel } from './scale-panel';
import { SidesView } from './sides-view';
import { SpeedView } from './speed-view';
import type { Reports } from './use-reports';
import type { ScriptView } from './use-script';
import type { SearchView } from './use-search';
import type { StageView } from './use-stage';

export type ViewProps = {
  stage: StageView;
  search: SearchView;
  script: ScriptView;
  persons: Reports;
  person: Persona | null;
  onShow: (person: PersonaId) => void;
};

/** What everybody else sees, and what the room can try: one view at a time. */
export function ViewPanel({ view, onView, ...props }: ViewProps & { view: View; onView: (view: View) => void }) {
  const t = useTranslations('presenter.views');
  const tabs = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = VIEWS[(VIEWS.indexOf(view) + by + VIEWS.length) % VIEWS.length] ?? view;
    onView(next);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <section className="flex min-h-0 min-w-0 flex-col rounded-card border border-line bg-surface">
      <div
        ref={tabs}
        role="tablist"
        aria-label={t('label')}
        onKeyDown={move}
        className="flex flex-wrap gap-x-0.5 border-b border-line px-1 pt-1"
      >
        {VIEWS.map((one) => (
          <button
            key={one}
            id={`tab-${one}`}
            type="button"
            role="tab"
            aria-selected={one === view}
            aria-controls="view"
            tabIndex={one === view ? 0 : -1}
            onClick={() => onView(one)}
            className={classNames(
              'min-h-8 rounded-t px-1.5 text-sm',
              one === view ? 'bg-brand font-bold text-on-brand' : 'text-ink hover:bg-brand-soft',
            )}
          >
            {t(one)}
          </button>
        ))}
      </div>
      <div
        id="view"
        role="tabpanel"
        aria-labelledby={`tab-${view}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-y-auto p-3 text-sm"
      >
        <Shown view={view} {...props} />
      </div>
    </section>
  );
}

function Shown({ view, ...props }: ViewProps & { view: View }) {
  switch (view) {
    case 'sides':
      return <SidesView {...props} />;
    case 'hidden':
      return <HiddenView {...props} />;
    case 'find':
      return <FindView {...props} />;
    case 'speed':
      return <SpeedView {...props} />;
    case 'attacks':
      return <AttacksView {...props} />;
    case 'scale':
      return <ScalePanel {...props} />;
    case 'people':
      return <PeopleView {...props} />;
  }
}
