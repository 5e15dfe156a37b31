import type { ComponentProps, ReactNode } from 'react';
import { useId } from 'react';
import { classNames } from './class-names';

type TableProps = {
  /** What the table holds: every table has one. */
  caption: ReactNode;
  hideCaption?: boolean;
  /** `<tr>` with Th cells. */
  head: ReactNode;
  foot?: ReactNode;
  className?: string;
  children: ReactNode;
};

/**
 * Scrolls sideways inside its own region on a phone; the region can be reached by keyboard. `relative`, because hidden
 * text for screen readers in a cell is positioned: it would widen the whole page.
 */
export function Table({ caption, hideCaption = false, head, foot, className, children }: TableProps) {
  const captionId = useId();
  return (
    <section
      data-slot="table"
      aria-labelledby={captionId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
      className={classNames('relative overflow-x-auto rounded-control border border-line bg-surface', className)}
    >
      <table className="w-full border-collapse text-left text-base">
        <caption id={captionId} className={hideCaption ? 'sr-only' : 'px-3 py-2 text-left font-bold'}>
          {/* Stays readable while the columns scroll sideways. */}
          <span className="block max-w-[calc(100vw-6rem)]">{caption}</span>
        </caption>
        <thead className="bg-sunken">{head}</thead>
        <tbody>{children}</tbody>
        {foot && <tfoot className="border-t-2 border-line-strong font-semibold">{foot}</tfoot>}
      </table>
    </section>
  );
}

export function Th({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return <th scope={scope} {...rest} className={classNames('px-3 py-2 align-top font-semibold', className)} />;
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td {...rest} className={classNames('border-t border-line px-3 py-2 align-top', className)} />;
}
