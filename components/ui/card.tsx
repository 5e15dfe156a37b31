import type { ReactNode } from 'react';
import { classNames } from './class-names';

type CardProps = {
  title?: ReactNode;
  /** Small text above the title, e.g. the kind of card. */
  eyebrow?: ReactNode;
  /** Beside the title: a badge or one action. */
  aside?: ReactNode;
  headingLevel?: 2 | 3 | 4;
  tone?: 'plain' | 'brand' | 'sunken';
  className?: string;
  id?: string;
  children?: ReactNode;
};

const TONES = {
  plain: 'border-line bg-surface shadow-card',
  brand: 'border-brand bg-brand-soft',
  sunken: 'border-line bg-sunken',
} as const;

/** A block of content with its own heading. Pick headingLevel so that levels are never skipped. */
export function Card({ title, eyebrow, aside, headingLevel = 2, tone = 'plain', className, id, children }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <section data-slot="card" id={id} className={classNames('rounded-card border p-4 sm:p-6', TONES[tone], className)}>
      {(title || aside) && (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div>
            {eyebrow && <p className="text-sm font-semibold text-ink-soft">{eyebrow}</p>}
            {title && <Heading className="text-xl font-bold">{title}</Heading>}
          </div>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
