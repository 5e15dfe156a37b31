import type { ReactNode } from 'react';
import { Card } from '../ui/card';

type PrivacyCardProps = { title: string; points: readonly string[]; children?: ReactNode };

/** What a desk learns and what it does not, with one closing remark. */
export function PrivacyCard({ title, points, children }: PrivacyCardProps) {
  return (
    <Card title={title} tone="sunken">
      <ul className="list-disc space-y-1 pl-6">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {children && <p className="mt-3">{children}</p>}
    </Card>
  );
}
