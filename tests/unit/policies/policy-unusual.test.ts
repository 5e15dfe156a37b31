import { describe, expect, it } from 'vitest';
import { period } from '@/lib/shared/domain/period';
import { judgeChange, type PolicyChange } from '@/lib/shared/domain/policy-change';
import { isUnchanged, type PublishedAmounts, tableBefore, unusualOf } from '@/lib/shared/domain/policy-change-unusual';
import type { SupplementScheme } from '@/lib/shared/rules/registry';
import { DECEMBER, publishedFrom, textOf } from './support';

const NOVEMBER = period(202611);
const untilDecember = (scheme: SupplementScheme) => publishedFrom(scheme, 202610, 202611, 202612);

function changeOf(scheme: SupplementScheme, changes: Parameters<typeof textOf>[1] = {}): PolicyChange {
  const { change, faults } = judgeChange(scheme, textOf(scheme, changes), NOVEMBER);
  if (!change) throw new Error(JSON.stringify(faults));
  return change;
}
const ids = (
  scheme: SupplementScheme,
  changes: Parameters<typeof textOf>[1],
  published: readonly PublishedAmounts[] = untilDecember(scheme),
  limit: bigint | null = null,
) => unusualOf(scheme, changeOf(scheme, changes), published, limit).map(({ id }) => id);

describe('what is unusual about a change of policy', () => {
  it('POL-20 the same amounts again, and a rise of a tenth, are usual', () => {
    expect(ids('pw', {})).toEqual([]);
    // 1419.46 × 1.1 = 1561.406: to the cent below it.
    expect(ids('pw', { norms: { single: '1561,40' } })).toEqual([]);
  });

  it('POL-21 more than a tenth up or down is unusual, and so is any norm that is lower', () => {
    expect(ids('pw', { norms: { single: '1561,41' } })).toEqual(['norm-much-changed:single']);
    expect(ids('pw', { norms: { single: '1419,45' } })).toEqual(['norm-lower:single']);
    expect(ids('pw', { norms: { couple: '1500' } })).toEqual(['norm-lower:couple', 'norm-much-changed:couple']);
    // 350.42 lowered by just a tenth: lower, and not by more than a tenth.
    expect(ids('pw', { norms: { youthSingle: '315,38' } })).toEqual(['norm-lower:youthSingle']);
    expect(ids('pw', { norms: { youthSingle: '315,37' } })).toContain('norm-much-changed:youthSingle');
  });

  it('POL-22 norms that do not rise and fall with the household are unusual', () => {
    const much = (list: readonly string[]) => list.filter((id) => !/^norm-/.test(id));
    expect(much(ids('pw', { norms: { couple: '1419,45' } }))).toEqual(['couple-below-single']);
    expect(much(ids('pw', { norms: { shared3: '1013,90' } }))).toEqual(['shared-rises:shared3']);
    expect(much(ids('pw', { norms: { shared2: '1419,47' } }))).toEqual(['shared-above-single:shared2']);
    expect(much(ids('pw', { norms: { youthSingle: '1419,47' } }))).toEqual(['youth-above-adult:youthSingle']);
    expect(much(ids('pw', { norms: { youthCouple: '2027,80' } }))).toEqual(['youth-above-adult:youthCouple']);
    expect(much(ids('tw', { norms: { shared: '1669,32' } }))).toEqual(['shared-above-single:shared']);
    // Equal is monotone.
    expect(much(ids('pw', { norms: { shared3: '1013,89', couple: '1419,46' } }))).toEqual([]);
  });

  it('POL-23 a disregard that changes by more than a tenth, or whose cap is below its flat part, is unusual', () => {
    const work = { flat: '116,85', share: '30', cap: '350,56' };
    expect(ids('tw', { disregards: { work: { ...work, share: '33' } } })).toEqual([]);
    expect(ids('tw', { disregards: { work: { ...work, share: '33,01' } } })).toEqual(['disregard-much-changed:work']);
    expect(ids('tw', { disregards: { work: { ...work, cap: '100' } } })).toEqual([
      'disregard-much-changed:work',
      'disregard-cap-below-flat:work',
    ]);
  });

  it('POL-24 months that stay without a table, and months that have one already, are unusual', () => {
    expect(ids('pw', { fromPeriod: period(202702) })).toEqual(['months-without-table']);
    expect(ids('pw', { fromPeriod: DECEMBER, months: 1 })).toEqual(['replaces-published']);
    expect(ids('pw', {}, [])).toEqual([]);
  });

  it('POL-25 a norm above what the pool takes of one claim is unusual: those claims would wait', () => {
    expect(ids('tw', {}, untilDecember('tw'), 233704n)).toEqual([]);
    expect(ids('tw', { norms: { couple: '2337,05' } }, untilDecember('tw'), 233704n)).toEqual(['above-pool-limit']);
  });

  it('POL-26 the table to compare with is that of the last month before', () => {
    expect(tableBefore(publishedFrom('pw', 202612, 202610, 202611), period(202703))?.period).toBe(202612);
    expect(tableBefore(publishedFrom('pw', 202612), DECEMBER)).toBeNull();
  });

  it('POL-27 a change that every month has already changes nothing', () => {
    const published = publishedFrom('pw', 202701, 202702);
    expect(isUnchanged(changeOf('pw', { months: 2 }), published)).toBe(true);
    expect(isUnchanged(changeOf('pw', { months: 3 }), published)).toBe(false);
    expect(isUnchanged(changeOf('pw', { months: 2, norms: { single: '1419,47' } }), published)).toBe(false);
    const disregards = { y: { flat: '0', share: '15', cap: '180,20' } };
    expect(isUnchanged(changeOf('pw', { months: 2, disregards }), published)).toBe(false);
  });
});
