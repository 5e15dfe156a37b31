import type { ReactNode } from 'react';
import { Details } from '../ui/details';

type StatusExplainedProps = {
  title: string;
  /** Each status as its badge, and what it means. */
  items: readonly { readonly key: string; readonly badge: ReactNode; readonly meaning: string }[];
};

/** What the statuses of a desk's list mean, folded away below it. */
export function StatusExplained({ title, items }: StatusExplainedProps) {
  return (
    <Details summary={title}>
      <dl className="space-y-3">
        {items.map(({ key, badge, meaning }) => (
          <div key={key}>
            <dt>{badge}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
