import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type AlertTone = 'info' | 'good' | 'warn' | 'bad';

const TONES: Record<AlertTone, string> = {
  info: 'border-info bg-info-soft',
  good: 'border-good bg-good-soft',
  warn: 'border-warn bg-warn-soft',
  bad: 'border-bad bg-bad-soft',
};

type AlertProps = {
  tone?: AlertTone;
  title?: ReactNode;
  /** Said aloud when it appears: `alert` at once (errors), `status` when there is a pause. Static notes: leave out. */
  live?: 'alert' | 'status';
  className?: string;
  children?: ReactNode;
};

/** A message beside the content. */
export function Alert({ tone = 'info', title, live, className, children }: AlertProps) {
  return (
    <div
      data-slot="alert"
      role={live}
      className={classNames('rounded-control border-l-4 p-4 [&_a]:underline', TONES[tone], className)}
    >
      {title && <p className="font-bold">{title}</p>}
      {children && <div className="space-y-2">{children}</div>}
    </div>
  );
}
