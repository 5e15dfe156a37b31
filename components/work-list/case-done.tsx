'use client';

import { useTranslations } from 'next-intl';
import type { ReviewDecision } from '@/lib/shared/domain/reviews';
import { TaskDone, TaskTaken } from './task-done';

/** What was decided and what happens next. */
export function CaseDone({ decision, name }: { decision: ReviewDecision; name: string }) {
  const t = useTranslations('workList');
  return <TaskDone title={t('case.doneTitle')} outcome={t(`decisions.${decision}`)} next={t('case.done', { name })} />;
}

/** Decided by a colleague, or taken back by the client, a moment before. */
export function CaseTaken() {
  const t = useTranslations('workList.case');
  return <TaskTaken title={t('takenTitle')} text={t('taken')} />;
}
