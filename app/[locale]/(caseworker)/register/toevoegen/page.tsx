import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddForm } from '@/components/register/add-form';
import { PageBody } from '@/components/shell/page-body';
import { openRegister, sourcesIn } from '../desk';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register.form');
  return { title: t('addTitle') };
}

export default async function AddHouseholdPage() {
  const desk = await openRegister();
  return (
    <PageBody>
      <AddForm scheme={desk.register.key} sources={await sourcesIn(desk)} running={desk.running} />
    </PageBody>
  );
}
