'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PageBody } from '@/components/shell/page-body';
import { Alert } from '@/components/ui/alert';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { type ClientName, claimClientName } from '@/lib/client/presenter/client-name';
import { STAGE_HOST, stageOrigin } from '@/lib/shared/presenter/hosts';
import { Stage } from './stage';

type Where =
  | { readonly kind: 'stage'; readonly client: string }
  | { readonly kind: 'no-wasm' }
  | { readonly kind: 'elsewhere'; readonly href: string };

/** On the stage's own address, in a browser that can prove: the stage. Else what to do. */
export function StagePage() {
  const t = useTranslations('presenter');
  const common = useTranslations('common');
  const [where, setWhere] = useState<Where | null>(null);
  useEffect(() => {
    const { hostname, origin, pathname } = window.location;
    if (hostname !== STAGE_HOST) {
      const href = `${stageOrigin(origin)}${pathname}`;
      setWhere({ kind: 'elsewhere', href });
      // Only this machine's own demo has such an address; anywhere else the link would lead nowhere.
      if (hostname === 'localhost') window.location.replace(href);
      return;
    }
    if (typeof WebAssembly !== 'object') {
      setWhere({ kind: 'no-wasm' });
      return;
    }
    let own: ClientName | 'left' | null = null;
    void claimClientName(sessionStorage, navigator.locks).then((claimed) => {
      if (own === 'left') return claimed.release();
      own = claimed;
      setWhere({ kind: 'stage', client: claimed.name });
    });
    return () => {
      if (own !== null && own !== 'left') own.release();
      own = 'left';
    };
  }, []);
  if (where?.kind === 'stage') return <Stage client={where.client} />;
  return (
    <PageBody narrow>
      <PageHeader title={t('title')} intro={t('intro')} />
      {where === null && <Skeleton label={common('loading')} lines={5} />}
      {where?.kind === 'elsewhere' && (
        <Alert tone="info" title={t('wrongHost.title')}>
          <p>{t('wrongHost.body')}</p>
          <p>
            <a href={where.href} className="font-semibold text-brand">
              {t('wrongHost.action')}
            </a>
          </p>
        </Alert>
      )}
      {where?.kind === 'no-wasm' && (
        <Alert tone="bad" live="alert" title={t('noWasm.title')}>
          <p>{t('noWasm.body')}</p>
        </Alert>
      )}
    </PageBody>
  );
}
