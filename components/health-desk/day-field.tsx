'use client';

import type { ReactNode } from 'react';
import { type CalendarDay, isoDay } from '@/lib/shared/domain/calendar-day';
import { Field, TextInput } from '../forms/field';

type DayFieldProps = {
  /** Also the control's name. */
  id: string;
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  /** The last day that the calendar offers. */
  today: CalendarDay;
  /** yyyy-mm-dd, or nothing. */
  defaultValue?: string;
};

/** A day up to today. Not controlled: a day typed before the scripts ran counts too. */
export function DayField({ id, label, hint, error, today, defaultValue = '' }: DayFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} className="max-w-sm">
      {(control) => (
        <TextInput
          {...control}
          name={id}
          type="date"
          min="1900-01-01"
          max={isoDay(today)}
          defaultValue={defaultValue}
          autoComplete="off"
          className="amount"
        />
      )}
    </Field>
  );
}
