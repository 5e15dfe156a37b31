import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportProgressView } from '@/components/register/import-progress';
import { PageBody } from '@/components/shell/page-body';
import { PageHeader } from '@/components/ui/page-header';
import { importState } from '@/lib/server/services/register-desk-import';
import { zImportState } from '@/lib/shared/schemas/register-import-api';
import { openRegister, orNotFound } from '../../desk';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register.import');
  return { title: t('progressLabel') };
}

export default async function ImportProgressPage({ params }: Props) {
  const { actor, deps } = await openRegister();
  const { id } = await params;
  const state = zImportState.parse(await orNotFound(importState(actor, id, deps)));
  const t = await getTranslations('register.import');
  return (
    <PageBody>
      <PageHeader
        title={t('progressTitle', { name: state.fileName })}
        back={{ href: '/register/bestand', label: t('title') }}
      />
      <ImportProgressView start={state} />
    </PageBody>
  );
}
