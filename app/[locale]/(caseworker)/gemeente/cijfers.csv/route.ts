import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { advanceCsv, type CsvWords, filesOf, supplementCsv } from '@/components/caseworker/figures-csv';
import type { Locale } from '@/lib/i18n/routing';
import { routing } from '@/lib/i18n/routing';
import { currentActor } from '@/lib/server/auth/session';
import { database } from '@/lib/server/repositories/database';
import { recordRefusal } from '@/lib/server/services/audit';
import { figuresFor, isFiguresViewer, schemeOf } from '@/lib/server/services/figures';
import { NO_NUMBER } from '@/lib/shared/schemas/caseworker-api';

/** The figures of the page as a file, with the same suppression. For another role's session there is none (S-29). */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const actor = await currentActor();
  if (!isFiguresViewer(actor)) {
    const { pathname: path } = request.nextUrl;
    if (actor) await recordRefusal({ actor, path, method: 'GET' }, database());
    notFound();
  }
  const scheme = schemeOf(actor);
  const asked = request.nextUrl.searchParams.get('tabel');
  const [first, ...others] = filesOf(scheme);
  const file = asked === null ? first : [first, ...others].find(({ name }) => name === asked);
  const { figures } = await figuresFor(actor, null, database());
  if (!file || !figures) notFound();
  const words = await wordsOf(locale);
  const csv = figures.scheme === 'tas' ? advanceCsv(figures, words) : supplementCsv(file, figures, words);
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="voorzien-${scheme}-${file.name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

async function wordsOf(locale: Locale): Promise<CsvWords> {
  const t = await getTranslations({ locale, namespace: 'caseworker' });
  const noNumber = Object.fromEntries(NO_NUMBER.map((why) => [why, t(`noNumber.${why}`)])) as CsvWords['noNumber'];
  return {
    month: t('payouts.month'),
    benefitMonth: t('benefits.month'),
    year: t('advances.year'),
    area: t('downloads.area'),
    allAreas: t('allAreas'),
    claims: t('payouts.claims'),
    advances: t('advances.claims'),
    paid: t('downloads.paidCents'),
    average: t('downloads.averageCents'),
    wait: t('downloads.waitSec'),
    noNumber,
  };
}
