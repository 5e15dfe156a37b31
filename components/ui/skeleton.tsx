/** Holds the place of content that is loading. `label` is read aloud once. @param lines how many bars, at least 1 */
export function Skeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div data-slot="skeleton" role="status" className="space-y-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key, index) => (
        <div
          key={key}
          aria-hidden="true"
          className="pulse-soft h-5 rounded bg-line"
          style={{ width: `${100 - index * 12}%` }}
        />
      ))}
    </div>
  );
}
