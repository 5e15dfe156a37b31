import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AlreadyCollected, ReplaceForm } from '@/components/issuer/replace-form';
import { PageBody } from '@/components/shell/page-body';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { monthFrom, openDesk, type Query } from '../../../desk';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('issuer.replace');
  return { title: t('title') };
}

/** `?maand` narrows down where to look; another employer's statement is never found. */
export default async function ReplacePage({ params, searchParams }: Props) {
  const desk = await openDesk();
  const [{ id }, query, t] = await Promise.all([params, searchParams, getTranslations('issuer')]);
  const statements = await desk.statements(monthFrom(query, 'maand'));
  const statement = statements.find((one) => one.id === id);
  if (!statement) notFound();
  const overview = `/werkgever?maand=${statement.period}`;
  if (statement.status === 'waiting' || statement.status === 'delivered') {
    return (
      <PageBody>
        <ReplaceForm
          statement={statement}
          staffNumber={desk.people.find((one) => one.personId === statement.personId)?.staffNumber ?? ''}
        />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <PageHeader title={t('replace.title')} back={{ href: overview, label: t('nav.overview') }} />
      {statement.status === 'collected' ? (
        <AlreadyCollected statement={statement} />
      ) : (
        <Alert tone="warn" title={t('replace.replacedTitle')}>
          <p>{t('replace.replaced')}</p>
          <ButtonLink href={overview} variant="secondary">
            {t('nav.overview')}
          </ButtonLink>
        </Alert>
      )}
    </PageBody>
  );
}
