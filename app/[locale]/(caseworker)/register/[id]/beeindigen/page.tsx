import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EndForm } from '@/components/register/end-form';
import { PageBody } from '@/components/shell/page-body';
import { openEntry, openRegister } from '../../desk';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register.entry');
  return { title: t('end') };
}

export default async function EndPage({ params }: Props) {
  const desk = await openRegister();
  const { id } = await params;
  const present = await openEntry(desk, id);
  if (present.isEnded) notFound();
  return (
    <PageBody>
      <EndForm present={present} running={desk.running} />
    </PageBody>
  );
}
