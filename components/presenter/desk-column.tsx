'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { StageApi } from '@/lib/client/presenter/stage-api';
import { useFormat } from '@/lib/i18n/use-format';
import type { Persona } from '@/lib/shared/presenter/personas';
import type { Desks } from '@/lib/shared/schemas/presenter-steps';
import { Trouble } from './trouble';
import { usePoll } from './use-poll';

const POLL_MS = 2000;

/** The desk of employer, doctor and panel, as each sees its own part. */
export function DeskColumn({ api, person }: { api: StageApi; person: Persona | null }) {
  const t = useTranslations('presenter.sides');
  const { data, error } = usePoll(person?.id ?? '', person === null ? null : () => api.desks(person.id), POLL_MS);
  if (person === null) return <p>{t('nobody')}</p>;
  if (data === null) return error === null ? <p>{t('loading')}</p> : <Trouble code={error} />;
  const isEmpty = [...data.employers, ...data.doctors].every(({ statements }) => statements.length === 0);
  return (
    <>
      <Employers employers={data.employers} />
      <Health doctors={data.doctors} panel={data.panel} />
      {isEmpty && <p>{t('deskEmpty', { name: person.name })}</p>}
      <p className="text-ink-soft">{t('deskNothing', { name: person.name })}</p>
    </>
  );
}

function Employers({ employers }: { employers: Desks['employers'] }) {
  const t = useTranslations('presenter.sides.status');
  const format = useFormat();
  return employers
    .filter(({ statements }) => statements.length > 0)
    .map(({ issuerName, statements }) => (
      <div key={issuerName}>
        <h4 className="font-semibold">{issuerName}</h4>
        <ul className="space-y-1">
          {statements.map(({ displayName, period, netCents, status }) => (
            <li key={`${displayName}:${period}`}>
              {displayName}, {format.period(period)}: <span className="amount">{format.cents(netCents)}</span>{' '}
              <Badge tone={status === 'collected' ? 'good' : 'info'} className="text-xs!">
                {t(status)}
              </Badge>
            </li>
          ))}
        </ul>
      </div>
    ));
}

function Health({ doctors, panel }: Pick<Desks, 'doctors' | 'panel'>) {
  const t = useTranslations('presenter.sides');
  const statusText = (status: string): string =>
    status === 'waiting' || status === 'confirmed' || status === 'refused' ? t(`status.${status}`) : status;
  return (
    <>
      {doctors.map(({ issuerName, statements }) => (
        <div key={issuerName}>
          <h4 className="font-semibold">{issuerName}</h4>
          <ul>
            {statements.map(({ displayName, diagnosisCode, status }) => (
              <li key={`${displayName}:${diagnosisCode}`}>
                {t('diagnosis', { name: displayName })}{' '}
                <Badge tone={status === 'collected' ? 'good' : 'info'} className="text-xs!">
                  {t(`status.${status}`)}
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {panel.map(({ displayName, status, askedAtMs }) => (
        <p key={askedAtMs}>
          {t('request', { name: displayName })}{' '}
          <Badge tone={status === 'confirmed' ? 'good' : 'info'} className="text-xs!">
            {statusText(status)}
          </Badge>
        </p>
      ))}
    </>
  );
}
