'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import type { StepEvent } from '@/lib/shared/tally/steps';
import type { StepView } from './verify-view';

/** What stands under a step: how far it is, what it found, or what is wrong. */
export function useStepDetail(): (view: StepView) => string | undefined {
  const t = useTranslations('verify');
  const format = useFormat();
  const found = (event: Extract<StepEvent, { state: 'passed' }>): string => {
    switch (event.step) {
      case 'read': {
        const { claims, fromBlock, toBlock } = event.facts;
        return t('found.read', { claims, from: Number(fromBlock), to: Number(toBlock) });
      }
      case 'count':
        return t('found.count', { claims: event.facts.claims, minimum: event.facts.minimum });
      case 'sum':
        return t('found.sum');
      case 'shares':
        return t('found.shares');
      case 'equation':
        return t('found.equation', { total: format.cents(event.facts.totalCents) });
      case 'recover':
        return t('found.recover', { total: format.cents(event.facts.totalCents) });
      case 'pool':
        return t(`found.pool.${event.facts.state}`, { notes: event.facts.notes });
    }
  };
  return ({ event, state }) => {
    if (event === null || state === 'todo') return undefined;
    switch (event.state) {
      case 'running':
        return event.progress === null
          ? undefined
          : t(`progress.${event.progress.unit}`, { done: event.progress.done, total: event.progress.total });
      case 'passed':
        return found(event);
      case 'refused':
        return t(`refusals.${event.reason}`);
    }
  };
}
