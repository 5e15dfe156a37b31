import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { PageBody } from '@/components/shell/page-body';
import { Alert } from '@/components/ui/alert';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader } from '@/components/ui/page-header';
import { VerifyPanel } from '@/components/verify/verify-panel';
import { formatCents, formatDateTime } from '@/lib/i18n/format';
import { database } from '@/lib/server/repositories/database';
import { publishedTotal } from '@/lib/server/services/totals';
import { regionName } from '@/lib/shared/domain/regions';
import { toAppError } from '@/lib/shared/errors/app-error';
import { supplementSchemeOf } from '@/lib/shared/rules/registry';

type Props = { params: Promise<{ trancheId: string }> };

/** @returns never for an address that is no number, or of no tranche */
const totalOf = cache(async (trancheId: string) => {
  if (!/^[1-9]\d{0,14}$/.test(trancheId)) notFound();
  try {
    return await publishedTotal(BigInt(trancheId), database());
  } catch (error) {
    if (toAppError(error).code === 'NOT_FOUND') notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { trancheId } = await params;
  const t = await getTranslations('verify.detail');
  return { title: t('title', { number: trancheId }) };
}

/** One total, and the button that measures it. */
export default async function TotalPage({ params }: Props) {
  const { trancheId } = await params;
  const total = await totalOf(trancheId);
  const [t, common, locale] = await Promise.all([
    getTranslations('verify.detail'),
    getTranslations('common'),
    getLocale(),
  ]);
  const { scheme, region, state, shares, count, totalCents, beganAtSec, closedAtSec, openedAtSec } = total;
  const at = (sec: number | null) => (sec === null ? null : formatDateTime(locale, sec * 1000));
  const facts = {
    total: totalCents === null ? null : formatCents(locale, totalCents),
    count: count === null ? null : t('claims', { count }),
    began: at(beganAtSec),
    closed: at(closedAtSec),
    opened: at(openedAtSec),
  };
  const schemeName = common(`scheme.${supplementSchemeOf(scheme) ?? 'pw'}`);
  return (
    <PageBody>
      <PageHeader
        title={t('title', { number: total.trancheId })}
        intro={t('intro', { scheme: schemeName, region: regionName(region) })}
        back={{ href: '/controleer', label: t('back') }}
      />
      <div className="mb-8 max-w-prose">
        <DefinitionList
          items={(['count', 'total', 'began', 'closed', 'opened'] as const).flatMap((key) =>
            facts[key] === null ? [] : [{ key, term: t(`facts.${key}`), value: facts[key] }],
          )}
        />
      </div>
      {count !== null && totalCents !== null ? (
        <VerifyPanel trancheId={total.trancheId} count={count} totalCents={String(totalCents)} />
      ) : (
        <Alert tone="info" title={t('notOpenedTitle')}>
          <p>{state === 'open' ? t('counting') : t('waiting', { shares })}</p>
        </Alert>
      )}
    </PageBody>
  );
}
