'use client';

import { useTranslations } from 'next-intl';
import { TaskDone, TaskTaken } from './task-done';

/** The statement's number, and what happens next. */
export function DeskDone({ number, month, name }: { number: string; month: string; name: string }) {
  const t = useTranslations('workList.desk');
  return <TaskDone title={t('doneTitle')} outcome={t('done', { number, month, name })} next={t('next')} />;
}

/** The household changed, the question was decided, or the statement came, a moment before. */
export function DeskChanged() {
  const t = useTranslations('workList.desk');
  return <TaskTaken title={t('changedTitle')} text={t('changed')} />;
}
