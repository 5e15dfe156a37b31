import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { zPeriod } from '@/lib/shared/schemas/primitives';

export default async function PeriodPage({ params }: { params: Promise<{ period: string }> }) {
  const parsed = zPeriod.safeParse(Number((await params).period));
  if (!parsed.success) notFound();
  return <CasePage period={parsed.data} />;
}
