'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAction } from '@/components/citizen/use-action';
import { LanguageSwitch } from '@/components/shell/language-switch';
import { Badge, type Tone } from '@/components/ui/badge';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Link } from '@/lib/i18n/navigation';
import { useFormat } from '@/lib/i18n/use-format';
import { SCRIPT } from '@/lib/shared/presenter/script';
import { SmallButton } from './small-button';
import { Trouble } from './trouble';
import type { StageView } from './use-stage';

const LINK = 'inline-flex min-h-8 items-center text-sm text-brand underline underline-offset-4';
const seconds = (ms: number): string => String(Math.max(0, Math.round(ms / 1000)));

/** Title, place, how the stage is, who leads, and what concerns the whole demo. */
export function StageBar({ stage, index }: { stage: StageView; index: number }) {
  const t = useTranslations('presenter.bar');
  const title = useTranslations('presenter')('title');
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-xl font-bold">{title}</h1>
      <p className="text-sm font-semibold">{t('step', { at: Math.max(0, index + 1), of: SCRIPT.length })}</p>
      <StagePhase stage={stage} />
      <Lead stage={stage} />
      <nav aria-label={title} className="ml-auto flex flex-wrap items-center gap-x-3">
        {/* With an opener, so that the way back closes the tab: there is one stage. */}
        <Link href="/presenter/vergelijking" target="_blank" rel="opener" className={LINK}>
          {t('compare')}
        </Link>
        <Link href="/presenter/uitdeelblad" target="_blank" rel="opener" className={LINK}>
          {t('handout')}
        </Link>
        <Link href="/" className={LINK}>
          {t('home')}
        </Link>
      </nav>
      <Reset stage={stage} />
      <div className="hidden text-sm lg:block">
        <LanguageSwitch />
      </div>
    </header>
  );
}

function StagePhase({ stage: { stage } }: { stage: StageView }) {
  const t = useTranslations('presenter.bar');
  const format = useFormat();
  const tones = { ready: 'good', resetting: 'warn', switching: 'warn', failed: 'bad' } as const;
  const tone: Tone = stage === null ? 'neutral' : tones[stage.phase];
  const text = () => {
    if (stage === null) return t('loading');
    const since = seconds(stage.nowMs - stage.phaseSinceMs);
    if (stage.phase === 'resetting') return t('resetting', { seconds: since });
    if (stage.phase === 'switching') return t('switching', { seconds: since });
    return t(stage.phase);
  };
  const took = stage?.lastTook ?? null;
  return (
    <span role="status" className="flex items-center gap-2 text-sm">
      <Badge tone={tone}>{text()}</Badge>
      {took !== null && stage?.phase === 'ready' && (
        <span className="text-ink-soft">
          {t(took.what === 'resetting' ? 'tookReset' : 'tookSwitch', { seconds: format.tenths(took.ms) })}
        </span>
      )}
    </span>
  );
}

function Lead({ stage }: { stage: StageView }) {
  const t = useTranslations('presenter.bar');
  const take = useAction(stage.takeOver);
  if (stage.role === 'unknown') return <span className="text-sm text-ink-soft">{t('nobody')}</span>;
  return (
    <span className="flex items-center gap-2">
      <Badge tone={stage.role === 'leading' ? 'good' : 'warn'}>{t(stage.role)}</Badge>
      {stage.role === 'watching' && (
        <SmallButton busy={take.busy} onClick={() => void take.run()}>
          {t('takeOver')}
        </SmallButton>
      )}
    </span>
  );
}

function Reset({ stage }: { stage: StageView }) {
  const t = useTranslations('presenter.reset');
  const bar = useTranslations('presenter.bar');
  const [isAsked, setAsked] = useState(false);
  const reset = useAction(async () => {
    await stage.api.reset();
    await stage.look();
  });
  const cannot = stage.stage?.canReset === false;
  const isOff = stage.role !== 'leading' || cannot || stage.stage?.phase !== 'ready';
  return (
    <>
      <SmallButton disabled={isOff} title={cannot ? t('cannot') : undefined} onClick={() => setAsked(true)}>
        {bar('reset')}
      </SmallButton>
      {cannot && <span className="text-sm text-ink-soft">{t('cannot')}</span>}
      {reset.error && <Trouble code={reset.error.code} />}
      <ConfirmDialog
        open={isAsked}
        title={t('title')}
        confirmLabel={t('confirm')}
        cancelLabel={t('cancel')}
        danger
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          void reset.run();
        }}
      >
        <p>{t('body')}</p>
      </ConfirmDialog>
    </>
  );
}
