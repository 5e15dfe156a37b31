import { period } from '../../domain/period';
import { NULLIFIER_CLASSES, SCHEMES } from '../../domain/schemes';
import { supplementPack } from '../supplement-pack';
import { disregardRow, NO_DISREGARD, type NormTable } from '../supplement-tables';
import { TW_CLASSES } from './classes';

const SOURCE = 'Toeslagenwet art. 1f, 2, 8: 21.75 days a month';

/** The law's amounts a day, times 21.75 days a month (art. 1f), of which a half cent is dropped. */
const TABLES: readonly NormTable[] = [
  {
    validFrom: period(202601),
    validUntil: period(202606),
    source: SOURCE,
    norms: [
      { cents: 164473n, mark: 'D' },
      { cents: 229441n, mark: 'D' },
      { cents: 106640n, mark: 'D' },
    ],
    // The amounts of the disregard are not at hand: households that have it are in the register from July 2026 on.
    disregards: [NO_DISREGARD],
  },
  {
    validFrom: period(202607),
    validUntil: period(202612),
    source: SOURCE,
    norms: [
      { cents: 166931n, mark: 'D' },
      { cents: 233704n, mark: 'D' },
      { cents: 108619n, mark: 'D' },
    ],
    // Flat 5 % of the monthly minimum wage, then 30 %, capped at 15 %; the minimum wage equals the couple norm.
    disregards: [NO_DISREGARD, disregardRow(11685n, 3000, 35056n, 'D', 'Toeslagenwet art. 7')],
  },
];

/** Toeslagenwet: UWV tops a wage-replacement benefit up to the minimum. */
export const TW_PACK = supplementPack({
  id: SCHEMES.tw,
  nullifierClass: NULLIFIER_CLASSES.incomeSupplement,
  basis: 'gross',
  unit: 'gross a month, holiday pay excluded',
  decidedIn: 'country',
  decidedBy: 'uwv',
  normClasses: TW_CLASSES.norm,
  disregardClasses: TW_CLASSES.disregard,
  tables: TABLES,
  law: {
    norm: () => 'Toeslagenwet art. 2, 8',
    earnings: 'Toeslagenwet art. 6',
    benefit: 'Toeslagenwet art. 6',
    countable: 'Toeslagenwet art. 6, 7',
    supplement: 'Toeslagenwet art. 8',
    noDisregard: 'Toeslagenwet art. 7',
  },
});
