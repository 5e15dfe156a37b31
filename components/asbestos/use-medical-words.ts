'use client';

import { useTranslations } from 'next-intl';
import { useFormat } from '@/lib/i18n/use-format';
import { calendarDay, isoDay } from '@/lib/shared/domain/calendar-day';
import { diagnosisKey } from '@/lib/shared/domain/diagnoses';

/** Diagnoses and calendar days in the words of the page. */
export function useMedicalWords() {
  const t = useTranslations('asbestos.diagnosis');
  const format = useFormat();
  return {
    diagnosis: (code: number | null): string => t((code === null ? undefined : diagnosisKey(code)) ?? 'unknown'),
    /** Noon, so that no time zone makes it another day. @param day yyyymmdd */
    day: (day: number): string => format.date(`${isoDay(calendarDay(day))}T12:00:00Z`),
  };
}
