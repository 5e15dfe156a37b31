import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EntryActions } from '@/components/register/entry-actions';
import { EntryDetails } from '@/components/register/entry-details';
import { PublicationNote } from '@/components/register/publication-note';
import { RegisterTable } from '@/components/register/register-table';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { openEntry, openRegister } from '../desk';

type Props = { params: Promise<{ id: string }> };

/** Without a name: titles stay in the history of a browser. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register.entry');
  return { title: t('detailsTitle') };
}

export default async function EntryPage({ params }: Props) {
  const desk = await openRegister();
  const { id } = await params;
  const present = await openEntry(desk, id);
  const t = await getTranslations('register.entry');
  return (
    <PageBody>
      <PageHeader title={<bdi>{present.entry.displayName}</bdi>} back={{ href: '/register', label: t('back') }} />
      <div className="space-y-8">
        <EntryDetails scheme={present.scheme} entry={present.entry} />
        <EntryActions present={present} />
        {present.others.length > 0 && (
          <section aria-labelledby="history-title" className="space-y-3">
            <h2 id="history-title" className="text-xl font-bold">
              {t('historyTitle')}
            </h2>
            <RegisterTable caption={t('historyCaption')} rows={present.others} />
          </section>
        )}
        <PublicationNote publication={present.publication} />
      </div>
    </PageBody>
  );
}
