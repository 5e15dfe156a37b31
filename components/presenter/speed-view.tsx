'use client';

import { useTranslations } from 'next-intl';
import { useAction } from '@/components/citizen/use-action';
import { Badge } from '@/components/ui/badge';
import { Table, Td, Th } from '@/components/ui/table';
import { useFormat } from '@/lib/i18n/use-format';
import { latencyOf, ORIGINAL_MS } from '@/lib/shared/presenter/latency';
import type { RunReport } from '@/lib/shared/presenter/persona-message';
import type { StepId } from '@/lib/shared/presenter/script';
import { PROFILE_PACE, STAGE_PROFILES, type StageProfile } from '@/lib/shared/schemas/presenter-api';
import { SmallButton } from './small-button';
import { issuedAt } from './step-progress';
import { Trouble } from './trouble';
import type { ScriptView } from './use-script';
import type { ViewProps } from './view-panel';

/** Which pace the chains have, and how long each stage of the newest claim took, against the first experiment. */
export function SpeedView({ stage, script, person, persons }: ViewProps) {
  const t = useTranslations('presenter.speed');
  const profile = stage.stage?.profile ?? null;
  const change = useAction(async (next: StageProfile) => {
    await stage.api.setProfile(next);
    await stage.look();
  });
  const isOff = stage.role !== 'leading' || stage.stage?.phase !== 'ready' || change.busy || script.busy;
  const report = person === null ? undefined : persons.reports.get(person.id);
  const claims = [...(report?.claims ?? [])].sort((a, b) => startOf(b) - startOf(a));
  const claim = claims[0];
  // A claim that was made at another pace says nothing of this one.
  const isOfThisPace = claim !== undefined && startOf(claim) >= (stage.stage?.phaseSinceMs ?? 0);
  return (
    <div className="space-y-3">
      <fieldset>
        <legend className="font-bold">{t('legend')}</legend>
        <ul className="mt-1 flex flex-wrap gap-2">
          {STAGE_PROFILES.map((one) => (
            <li key={one}>
              <SmallButton
                variant={one === profile ? 'primary' : 'secondary'}
                aria-pressed={one === profile}
                disabled={isOff || one === profile}
                onClick={() => void change.run(one)}
              >
                {t(`profiles.${one}`)}
              </SmallButton>
            </li>
          ))}
        </ul>
      </fieldset>
      {change.error && <Trouble code={change.error.code} />}
      {person === null || claim === undefined ? (
        <p>{t('meterEmpty')}</p>
      ) : (
        <Meter
          name={person.name}
          claim={claim}
          issuedAtMs={issuedOf(script, claim.period)}
          profile={isOfThisPace ? profile : null}
        />
      )}
      <p className="text-ink-soft">
        {t('source')} {t('finality', { confirmations: PROFILE_PACE.ethereum.confirmations })}
      </p>
    </div>
  );
}

const startOf = (claim: RunReport): number => claim.timeline[0]?.atMs ?? 0;

/** When the month's statement was written, where a step of this page had it written. */
function issuedOf(script: ScriptView, period: number): number | null {
  const runs: readonly [StepId, { period: number | null; deeds: Parameters<typeof issuedAt>[0] }][] = [...script.runs];
  const run = runs
    .map(([, one]) => one)
    .find((one) => one.period === period && one.deeds.some(({ already }) => !already));
  return run === undefined ? null : issuedAt(run.deeds);
}

type MeterProps = {
  name: string;
  claim: RunReport & { readonly period: number };
  issuedAtMs: number | null;
  profile: StageProfile | null;
};

function Meter({ name, claim, issuedAtMs, profile }: MeterProps) {
  const t = useTranslations('presenter.speed');
  const format = useFormat();
  const { stages, totalMs } = latencyOf(issuedAtMs, claim.timeline);
  const network = profile === null ? null : PROFILE_PACE[profile].network;
  const longest = Math.max(1, ...stages.map(({ ms }) => ms ?? 0));
  return (
    <Table
      caption={t('meter', { name, month: format.period(claim.period) })}
      head={
        <tr>
          <Th className="py-1! text-sm!">{t('stage')}</Th>
          <Th className="py-1! text-sm! text-right">{t('measured')}</Th>
          <Th className="py-1! text-sm!">{t('original')}</Th>
        </tr>
      }
      foot={
        <tr>
          <Th scope="row" className="py-1! text-sm!">
            {t('total')}
          </Th>
          <Td className="amount py-1! text-sm! text-right">{totalMs === null ? t('none') : format.seconds(totalMs)}</Td>
          <Td className="py-1! text-sm!" />
        </tr>
      }
    >
      {stages.map(({ stage, ms }) => (
        <tr key={stage}>
          <Th scope="row" className="border-t border-line py-1! text-sm! font-normal">
            {t(`stages.${stage}`)}
            <span
              aria-hidden="true"
              className="mt-0.5 block h-1.5 rounded bg-brand"
              style={{ width: `${((ms ?? 0) / longest) * 100}%` }}
            />
          </Th>
          <Td className="amount py-1! text-sm! text-right">{ms === null ? t('none') : format.seconds(ms)}</Td>
          <Td className="py-1! text-sm!">
            {stage === 'transaction' && (network === null ? t('otherPace') : <Original ms={ms} network={network} />)}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

/** The one stage that the first experiment measured: a transaction. */
function Original({ ms, network }: { ms: number | null; network: keyof typeof ORIGINAL_MS }) {
  const t = useTranslations('presenter.speed');
  return (
    <>
      {t(network)}{' '}
      {ms !== null && (
        <Badge tone={ms <= ORIGINAL_MS[network].most ? 'good' : 'warn'} className="text-xs!">
          {t(ms <= ORIGINAL_MS[network].most ? 'within' : 'outside')}
        </Badge>
      )}
    </>
  );
}
