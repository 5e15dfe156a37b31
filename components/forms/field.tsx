import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../ui/class-names';

export type FieldControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

type FieldProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** The sentence of the error; the same one stands in the error summary. */
  error?: ReactNode;
  className?: string;
  /** Receives id, aria-describedby and aria-invalid for the control. */
  children: (control: FieldControlProps) => ReactNode;
};

/** Label above, hint below it, error next to the control and tied to it. */
export function Field({ id, label, hint, error, className, children }: FieldProps) {
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ');
  const control: FieldControlProps = {
    id,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  };
  return (
    <div data-slot="field" className={classNames(error ? 'border-l-4 border-bad pl-3' : undefined, className)}>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={hintId} className="text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={errorId} className="font-semibold text-bad">
          {error}
        </p>
      )}
      <div className="mt-1">{children(control)}</div>
    </div>
  );
}

const CONTROL =
  'block min-h-11 w-full max-w-md rounded-control border-2 border-line-strong bg-surface px-3 py-2 text-base text-ink aria-invalid:border-bad';

export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return <input data-slot="text-input" {...rest} type={type} className={classNames(CONTROL, className)} />;
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select data-slot="select" {...rest} className={classNames(CONTROL, className)} />;
}

export function Textarea({ className, rows = 6, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea data-slot="textarea" {...rest} rows={rows} className={classNames(CONTROL, 'max-w-2xl', className)} />
  );
}

/** One choice to tick, with its label beside it. */
export function Checkbox({
  id,
  label,
  className,
  ...rest
}: ComponentProps<'input'> & { id: string; label: ReactNode }) {
  return (
    <div data-slot="checkbox" className={classNames('flex items-start gap-3', className)}>
      <input {...rest} id={id} type="checkbox" className="mt-1 size-6 shrink-0 accent-brand" />
      <label htmlFor={id} className="pt-0.5">
        {label}
      </label>
    </div>
  );
}
