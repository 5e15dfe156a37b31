import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ChangeForm } from '@/components/register/change-form';
import { PageBody } from '@/components/shell/page-body';
import { openEntry, openRegister, sourcesIn } from '../../desk';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('register.entry');
  return { title: t('change') };
}

export default async function ChangePage({ params }: Props) {
  const desk = await openRegister();
  const { id } = await params;
  const present = await openEntry(desk, id);
  if (present.isEnded) notFound();
  return (
    <PageBody>
      {/* Another version is another form. */}
      <ChangeForm
        key={present.entry.version}
        present={present}
        sources={await sourcesIn(desk)}
        running={desk.running}
      />
    </PageBody>
  );
}
