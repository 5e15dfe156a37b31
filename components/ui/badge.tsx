import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Tone = 'neutral' | 'good' | 'info' | 'warn' | 'bad';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink border-line-strong',
  good: 'bg-good-soft text-good border-good',
  info: 'bg-info-soft text-info border-info',
  warn: 'bg-warn-soft text-warn border-warn',
  bad: 'bg-bad-soft text-bad border-bad',
};

/** A short status. The text says it all: colour only helps. */
export function Badge({
  tone = 'neutral',
  className,
  children,
}: {
  tone?: Tone;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      data-slot="badge"
      className={classNames(
        'inline-flex max-w-full items-center gap-1 rounded-full break-normal hyphens-none border px-2.5 py-0.5 text-sm font-semibold',
        TONES[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
