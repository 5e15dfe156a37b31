'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CaseworkerColumn } from './caseworker-column';
import { ChainColumns } from './chain-columns';
import { DeskColumn } from './desk-column';
import type { ViewProps } from './view-panel';

/** What everybody else sees of the same moment, side by side; the citizen's own browser stands to the left of it. */
export function SidesView({ stage, person }: ViewProps) {
  const t = useTranslations('presenter.sides');
  const { api } = stage;
  return (
    <div className="grid gap-3 md:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_minmax(0,10rem)]">
      <Side title={t('desk')}>
        <DeskColumn api={api} person={person} />
      </Side>
      <Side title={t('chains')}>
        <ChainColumns api={api} />
      </Side>
      <Side title={t('caseworker')}>
        <CaseworkerColumn api={api} person={person} />
      </Side>
    </div>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 space-y-2">
      <h3 className="border-b-2 border-brand pb-1 leading-tight font-bold">{title}</h3>
      {children}
    </section>
  );
}
