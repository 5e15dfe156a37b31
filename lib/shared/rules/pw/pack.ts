import { period } from '../../domain/period';
import { NULLIFIER_CLASSES, SCHEMES } from '../../domain/schemes';
import { supplementPack } from '../supplement-pack';
import { disregardRow, NO_DISREGARD, type NormTable } from '../supplement-tables';
import { PW_CLASSES } from './classes';

const SOURCE = 'Participatiewet art. 20, 21, 22';
const NOT_IN_USE = { cents: 0n, mark: 'V' } as const;

/**
 * A half year of which only three norms are at hand, from a secondary source, and no amount of a disregard: households with
 * a disregard are in the register from July 2026 on (FIRST_FULL_MONTH), so that none is worked out without its own.
 */
const earlierTable = (
  validFrom: number,
  validUntil: number,
  single: bigint,
  couple: bigint,
  youthSingle: bigint,
): NormTable => ({
  validFrom: period(validFrom),
  validUntil: period(validUntil),
  source: SOURCE,
  norms: [
    { cents: single, mark: 'S' },
    { cents: couple, mark: 'S' },
    ...[NOT_IN_USE, NOT_IN_USE, NOT_IN_USE, NOT_IN_USE],
    { cents: youthSingle, mark: 'S' },
    NOT_IN_USE,
  ],
  disregards: [NO_DISREGARD],
});

/**
 * From 1 July 2026 all amounts. Co-resident norms: ((40+30A)/(100A)) × couple norm for each of A people. The second half
 * of 2025 has no table: its amounts are not verified.
 */
const TABLES: readonly NormTable[] = [
  earlierTable(202501, 202506, 134545n, 192207n, 33217n),
  earlierTable(202601, 202606, 140150n, 200213n, 34599n),
  {
    validFrom: period(202607),
    validUntil: period(202612),
    source: SOURCE,
    norms: [
      { cents: 141946n, mark: 'V' },
      { cents: 202779n, mark: 'V' },
      { cents: 101389n, mark: 'D' },
      { cents: 87871n, mark: 'D' },
      { cents: 81112n, mark: 'D' },
      { cents: 77056n, mark: 'D' },
      { cents: 35042n, mark: 'V' },
      { cents: 70084n, mark: 'V' },
    ],
    disregards: [
      NO_DISREGARD,
      disregardRow(0n, 2500, 28500n, 'V', 'Participatiewet art. 31(2)(n)'),
      disregardRow(0n, 1250, 17766n, 'V', 'Participatiewet art. 31(2)(r)'),
      disregardRow(0n, 1500, 18019n, 'V', 'Participatiewet art. 31(2)(y)'),
    ],
  },
];

/** 18 to 20 years art. 20, 21 and older art. 21, shared homes art. 22a. */
function normArticle(normClass: string): string {
  if (normClass.startsWith('youth')) return 'Participatiewet art. 20';
  return normClass.startsWith('shared') ? 'Participatiewet art. 22a' : 'Participatiewet art. 21';
}

/** Participatiewet: the municipality tops income up to the social minimum. */
export const PW_PACK = supplementPack({
  id: SCHEMES.pw,
  nullifierClass: NULLIFIER_CLASSES.incomeSupplement,
  basis: 'net',
  unit: 'net a month, holiday pay included',
  decidedIn: 'municipality',
  decidedBy: 'caseworker',
  normClasses: PW_CLASSES.norm,
  disregardClasses: PW_CLASSES.disregard,
  tables: TABLES,
  law: {
    norm: normArticle,
    earnings: 'Participatiewet art. 32',
    benefit: 'Participatiewet art. 32',
    countable: 'Participatiewet art. 31, 32',
    supplement: 'Participatiewet art. 19(2)',
    noDisregard: 'Participatiewet art. 31(2)',
  },
});
