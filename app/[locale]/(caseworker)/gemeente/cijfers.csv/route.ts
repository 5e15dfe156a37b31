import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { toClaimTable } from '@/components/caseworker/claims-table';
import { toFiguresCsv } from '@/components/caseworker/figures-csv';
import { routing } from '@/lib/i18n/routing';
import { currentActor } from '@/lib/server/auth/session';
import { FIGURE_ROLES, figuresFor, type Viewer } from '../figures';

/** The figures of the page as a file, with the same suppression. Nobody else's session sees that there is one. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const actor = await currentActor();
  const isViewer = (one: typeof actor): one is Viewer => FIGURE_ROLES.some((role) => role === one?.role);
  if (!isViewer(actor)) notFound();
  const counts = await figuresFor(actor, request.nextUrl.searchParams.get('regeling'));
  const t = await getTranslations({ locale, namespace: 'caseworker' });
  const csv = toFiguresCsv(toClaimTable(counts), {
    month: t('month'),
    total: t('total'),
    suppressed: t('suppressed.short'),
    none: t('none'),
  });
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="voorzien-${counts.scheme}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
