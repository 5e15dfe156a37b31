'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';

export type FieldError = { readonly fieldId: string; readonly message: string };

/**
 * Everything that is wrong with a form, on top of it. Takes focus when it appears and each line leads to its field.
 * Give it a `key` that changes with every attempt, so that it takes focus again.
 */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  const t = useTranslations('common');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      data-slot="error-summary"
      role="alert"
      tabIndex={-1}
      className="mb-6 rounded-control border-4 border-bad bg-surface p-4"
    >
      <h2 className="text-lg font-bold">{t('errorSummaryTitle')}</h2>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {errors.map(({ fieldId, message }) => (
          <li key={fieldId}>
            <a href={`#${fieldId}`} className="font-semibold text-bad underline underline-offset-4">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
