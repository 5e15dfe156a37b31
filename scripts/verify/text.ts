import { createTranslator } from 'next-intl';
import { formatCents } from '@/lib/i18n/format';
import en from '@/lib/i18n/messages/en';
import { regionName } from '@/lib/shared/domain/regions';
import { schemeKey } from '@/lib/shared/domain/schemes';
import { VERIFY_STEPS, type VerifyStep } from '@/lib/shared/tally/steps';
import type { Checked } from './check-all';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'verify' });

const placeText = ({ place }: Checked): string =>
  place === null ? '' : ` ${schemeKey(place.scheme) ?? place.scheme} ${regionName(place.region)}`;

const stepText = (step: VerifyStep): string => `step ${VERIFY_STEPS.indexOf(step) + 1}, ${t(`steps.${step}`)}`;

/** One total in one line, with what is wrong in the words of the page. */
export function asLine(checked: Checked): string {
  const { trancheId, outcome, ms } = checked;
  const name = `total ${trancheId}${placeText(checked)}`;
  const wrong = (why: string): string => `✗ ${name}: ${t('result.refused')}. ${why}`;
  switch (outcome.kind) {
    case 'verified': {
      const { claims, totalCents, pool } = outcome;
      return `✓ ${name}: ${claims} claims, ${formatCents('en', totalCents)}, pool ${pool} (${ms} ms)`;
    }
    case 'refused':
      return wrong(`${stepText(outcome.step)}: ${t(`refusals.${outcome.reason}`)}`);
    case 'elsewhere':
      return wrong(t('refusals.claim-twice'));
    case 'unknown':
    case 'invented':
      return wrong(t('result.unknown'));
    case 'unreachable':
      return `? ${name}: ${t('result.unreachable')} at ${stepText(outcome.step)}. Nothing is known of this number.`;
    case 'not-opened':
      return `? ${name}: ${t('result.notOpened')}.`;
  }
}

/** For machines: decimal strings where a number may be large. */
export const asJson = ({ trancheId, place, outcome, ms }: Checked) => ({
  trancheId: String(trancheId),
  scheme: place?.scheme ?? null,
  region: place?.region ?? null,
  outcome: outcome.kind,
  ...('step' in outcome ? { step: outcome.step } : {}),
  ...('reason' in outcome ? { reason: outcome.reason } : {}),
  ...(outcome.kind === 'verified'
    ? { claims: outcome.claims, totalCents: String(outcome.totalCents), pool: outcome.pool }
    : {}),
  ms,
});
