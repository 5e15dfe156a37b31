import { period } from '../../domain/period';
import { NULLIFIER_CLASSES, SCHEMES } from '../../domain/schemes';
import { supplementPack } from '../supplement-pack';
import { disregardRow, NO_DISREGARD, type NormTable } from '../supplement-tables';
import { PW_CLASSES } from './classes';

/** Amounts in force from 1 July 2026. Co-resident norms: ((40+30A)/(100A)) × couple norm for each of A people. */
const TABLES: readonly NormTable[] = [
  {
    validFrom: period(202607),
    validUntil: period(202612),
    source: 'Participatiewet art. 20, 21, 22',
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
