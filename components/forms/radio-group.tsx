import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { Details } from '../ui/details';

export type RadioOption<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
};

type RadioGroupProps<Value extends string> = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  options: readonly RadioOption<Value>[];
  /** Answers that few people need, closed at first: the same question, numbered on after `options`. */
  more?: { readonly summary: ReactNode; readonly options: readonly RadioOption<Value>[] } | undefined;
  value: Value | null;
  onChange: (value: Value) => void;
};

/** A question with a few answers. `${name}-0` is the id of the first answer: where an error summary points. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { name, legend, hint, error, options, more, value, onChange } = props;
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      data-slot="radio-group"
      aria-describedby={describedBy || undefined}
      className={classNames(error ? 'border-l-4 border-bad pl-3' : undefined)}
    >
      <legend className="text-lg font-bold">{legend}</legend>
      {hint && (
        <p id={`${name}-hint`} className="text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="font-semibold text-bad">
          {error}
        </p>
      )}
      <div className="mt-3 space-y-3">
        {options.map(answer)}
        {more && more.options.length > 0 && (
          <Details summary={more.summary}>
            {more.options.map((option, index) => answer(option, options.length + index))}
          </Details>
        )}
      </div>
    </fieldset>
  );

  function answer(option: RadioOption<Value>, index: number) {
    return (
      <div
        key={option.value}
        className="flex items-start gap-3 rounded-control border-2 border-line bg-surface p-3 has-checked:border-brand has-checked:bg-brand-soft"
      >
        <input
          type="radio"
          id={`${name}-${index}`}
          name={name}
          value={option.value}
          checked={value === option.value}
          onChange={() => onChange(option.value)}
          aria-describedby={option.hint ? `${name}-${index}-hint` : undefined}
          className="mt-0.5 size-6 shrink-0 accent-brand"
        />
        <div>
          <label htmlFor={`${name}-${index}`} className="font-semibold">
            {option.label}
          </label>
          {option.hint && (
            <div id={`${name}-${index}-hint`} className="text-ink-soft">
              {option.hint}
            </div>
          )}
        </div>
      </div>
    );
  }
}
