import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import { Link } from '@/lib/i18n/navigation';
import { Badge } from '../ui/badge';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Table, Td, Th } from '../ui/table';
import { PanelOutcome, PanelRequestDetails } from './panel-request';
import type { PanelDeskRequest } from './types';
import { useDiagnosisName } from './use-diagnosis-name';

const LINK = 'text-brand underline underline-offset-4';
const hrefOf = ({ id }: PanelDeskRequest): string => `/panel/verzoek/${encodeURIComponent(id)}`;

/** Requests that wait for the panel, in the order given. */
export function OpenRequests({ requests }: { requests: readonly PanelDeskRequest[] }) {
  const t = useTranslations('panel');
  return (
    <section aria-labelledby="open-requests" className="space-y-3">
      <h2 id="open-requests" className="text-xl font-bold">
        {t('overview.openTitle', { count: requests.length })}
      </h2>
      {requests.length === 0 && <EmptyState title={t('overview.openEmptyTitle')}>{t('overview.openEmpty')}</EmptyState>}
      <ul className="space-y-3">
        {requests.map((request) => (
          <li key={request.id}>
            <Card
              headingLevel={3}
              title={
                <Link href={hrefOf(request)} prefetch={false} className={LINK}>
                  <bdi>{t('overview.requestOf', { name: request.displayName })}</bdi>
                </Link>
              }
              aside={request.isReview && <Badge tone="warn">{t('request.review')}</Badge>}
            >
              <PanelRequestDetails request={request} withName={false} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the panel decided, newest first as given. */
export function DecidedRequests({ requests }: { requests: readonly PanelDeskRequest[] }) {
  const t = useTranslations('panel.overview');
  const locale = useLocale();
  const diagnosisName = useDiagnosisName();
  const decidedAt = ({ decidedAtMs }: PanelDeskRequest) =>
    decidedAtMs === null ? '' : formatDateTime(locale, decidedAtMs);
  return (
    <section aria-labelledby="decided-requests" className="space-y-3">
      <h2 id="decided-requests" className="text-xl font-bold">
        {t('decidedTitle')}
      </h2>
      {requests.length === 0 ? (
        <p>{t('decidedEmpty')}</p>
      ) : (
        <Table
          caption={t('decidedCaption')}
          head={
            <tr>
              <Th>{t('columns.patient')}</Th>
              <Th>{t('columns.decision')}</Th>
              <Th className="hidden sm:table-cell">{t('columns.decidedAt')}</Th>
            </tr>
          }
        >
          {requests.map((request) => (
            <tr key={request.id}>
              <th scope="row" className="border-t border-line px-3 py-2 align-top font-semibold sm:min-w-44">
                <Link href={hrefOf(request)} prefetch={false} className={`inline-flex min-h-6 items-center ${LINK}`}>
                  <bdi>{request.displayName}</bdi>
                </Link>
                <span className="block font-normal">{diagnosisName(request.diagnosisCode)}</span>
                {/* On a phone the last column stands here: nothing has to be scrolled to. */}
                <span className="block font-normal text-ink-soft sm:hidden">{decidedAt(request)}</span>
              </th>
              <Td>
                <PanelOutcome request={request} />
              </Td>
              <Td className="amount hidden sm:table-cell">{decidedAt(request)}</Td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}
