'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '../forms/field';
import { Alert } from '../ui/alert';
import { tickId } from './decision-draft';
import type { ShownUnusual } from './shown-unusual';
import { useUnusualText } from './use-unusual-text';

type UnusualListProps = {
  /** Who is asked: the proposer, or the colleague who decides. */
  asked: 'propose' | 'decide';
  unusual: readonly ShownUnusual[];
  poolLimitCents: bigint | null;
  /** Ids that are ticked; null where the form keeps its ticks itself. */
  ticked: readonly string[] | null;
  onTick?: (id: string, isTicked: boolean) => void;
  /** Whether a tick is missed: said at the box. */
  isMissed: (unusual: ShownUnusual, index: number) => boolean;
};

/** Everything unusual, each with a box of its own. */
export function UnusualList({ asked, unusual, poolLimitCents, ticked, onTick, isMissed }: UnusualListProps) {
  const t = useTranslations('policies.unusual');
  const text = useUnusualText(poolLimitCents);
  if (unusual.length === 0) return <p>{t('none')}</p>;
  return (
    <Alert tone="warn">
      <fieldset className="space-y-3">
        <legend className="font-bold">{t('title')}</legend>
        <p>{t(`intro.${asked}`)}</p>
        {unusual.map((one, index) => {
          const [id, missed] = [tickId(index), isMissed(one, index)];
          return (
            <div key={one.id} className={missed ? 'border-l-4 border-bad pl-3' : undefined}>
              {missed && (
                <p id={`${id}-error`} className="font-semibold text-bad">
                  {t(`missing.${asked}`)}
                </p>
              )}
              <Checkbox
                id={id}
                name={id}
                value={one.id}
                label={text(one)}
                {...(ticked ? { checked: ticked.includes(one.id) } : {})}
                onChange={(event) => onTick?.(one.id, event.target.checked)}
                aria-describedby={missed ? `${id}-error` : undefined}
                aria-invalid={missed ? true : undefined}
              />
            </div>
          );
        })}
      </fieldset>
    </Alert>
  );
}
