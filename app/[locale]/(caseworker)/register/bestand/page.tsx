import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ImportForm } from '@/components/register/import-form';
import { RecentImports } from '@/components/register/recent-imports';
import { PageBody } from '@/components/shell/page-body';
import { recentImports } from '@/lib/server/services/register-desk-import';
import { addMonths } from '@/lib/shared/domain/period';
import { openRegister, sourcesIn } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register.import');
  return { title: t('title') };
}

export default async function ImportPage() {
  const desk = await openRegister();
  const [sources, imports] = await Promise.all([sourcesIn(desk), recentImports(desk.actor, desk.deps)]);
  return (
    <PageBody>
      <ImportForm scheme={desk.register.key} sources={sources} next={addMonths(desk.running, 1)} />
      <div className="mt-10">
        <RecentImports imports={imports} />
      </div>
    </PageBody>
  );
}
