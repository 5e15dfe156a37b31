import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { advanceCsv, type CsvWords, filesOf, supplementCsv } from '@/components/caseworker/figures-csv';
import { choiceOf, monthsIn, yearsOf } from '@/components/caseworker/figures-window';
import type { Locale } from '@/lib/i18n/routing';
import { routing } from '@/lib/i18n/routing';
import { isOwnFigures } from '@/lib/server/auth/own-figures';
import { currentActor } from '@/lib/server/auth/session';
import { loggedPath } from '@/lib/server/http/page-path';
import { database } from '@/lib/server/repositories/database';
import { recordRefusal } from '@/lib/server/services/audit';
import { figuresFor, isFiguresViewer, schemeOf } from '@/lib/server/services/figures';
import { type AdvanceFigures, NO_NUMBER, type SupplementFigures } from '@/lib/shared/schemas/caseworker-api';

/**
 * The figures of the page as a file, of the months that it is asked for, with the same suppression. For another role's
 * session, and of another agency, there is none (S-29).
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const actor = await currentActor();
  const { searchParams } = request.nextUrl;
  const named = { scheme: searchParams.get('regeling'), region: searchParams.get('region') };
  if (!isFiguresViewer(actor) || !isOwnFigures(actor, named)) {
    if (actor) await recordRefusal({ actor, path: loggedPath(request.nextUrl), method: 'GET' }, database());
    notFound();
  }
  const scheme = schemeOf(actor);
  const asked = searchParams.get('tabel');
  const [first, ...others] = filesOf(scheme);
  const file = asked === null ? first : [first, ...others].find(({ name }) => name === asked);
  const { figures } = await figuresFor(actor, null, database());
  const chosen = figures && inWindow(figures, searchParams.get('periode') ?? undefined);
  if (!file || !chosen) notFound();
  const words = await wordsOf(locale);
  const csv = chosen.scheme === 'tas' ? advanceCsv(chosen, words) : supplementCsv(file, chosen, words);
  return new Response(csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="voorzien-${scheme}-${file.name}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}

/** The same months as the page with this choice. @returns null for what is no choice of the page */
function inWindow(figures: SupplementFigures | AdvanceFigures, periode: string | undefined) {
  const years = figures.scheme === 'tas' ? [] : yearsOf(figures);
  const choice = choiceOf({ periode }, years);
  if (!choice || figures.scheme === 'tas') return choice && figures;
  const { payouts, benefits } = figures;
  return { ...figures, payouts: monthsIn(payouts, choice.window), benefits: monthsIn(benefits, choice.window) };
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
    state: t('downloads.state'),
    over: t('downloads.over'),
    running: t('payouts.running'),
    noNumber,
  };
}
