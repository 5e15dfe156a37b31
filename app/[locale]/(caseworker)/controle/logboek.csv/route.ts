import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { auditCsvHeader, auditCsvRows } from '@/components/audit/audit-csv';
import { routing } from '@/lib/i18n/routing';
import { currentActor } from '@/lib/server/auth/session';
import { database } from '@/lib/server/repositories/database';
import { auditLines, auditQuery } from '@/lib/server/services/audit-log';
import { refuseVisit } from '../../../staff-access';
import { auditTexts } from '../texts';

/** The lines that the page is asked for, all of them, as a file. Nobody else's session sees that there is one (S-29). */
export async function GET(request: NextRequest, { params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const actor = await currentActor();
  if (!actor) notFound();
  if (actor.role !== 'auditor') await refuseVisit(actor);
  const query = auditQuery((name) => request.nextUrl.searchParams.get(name));
  const [texts, t] = await Promise.all([auditTexts(locale), getTranslations({ locale, namespace: 'audit' })]);
  const columns = (['at', 'who', 'role', 'what', 'code', 'reference', 'details'] as const).map((one) =>
    t(`columns.${one}`),
  );
  const header = auditCsvHeader(columns);
  const batches = auditLines(query, database());
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(header)),
    async pull(stream) {
      const { value, done } = await batches.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(auditCsvRows(value, texts)));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${t('fileName')}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
}
