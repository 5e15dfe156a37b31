import { type Period, period } from '../domain/period';
import type { Point } from '../protocol/babyjubjub';
import type { SupplementPolicy } from '../protocol/policy';
import { PW_PACK } from './pw/pack';
import type { SupplementPack } from './supplement-pack';
import { type NormTable, policiesOf, tableFor } from './supplement-tables';
import { TW_PACK } from './tw/pack';

/** Every scheme that tops income up to a norm: a further one is added here, and nowhere else. */
export const SUPPLEMENT_PACKS = { pw: PW_PACK, tw: TW_PACK } as const satisfies Readonly<
  Record<string, SupplementPack>
>;

export type SupplementScheme = keyof typeof SUPPLEMENT_PACKS;

/** What is looked up in: SUPPLEMENT_PACKS, or in a test a copy with another pack in it. */
export type SupplementPacks = Readonly<Record<SupplementScheme, SupplementPack>> &
  Readonly<Record<string, SupplementPack>>;

/** In the order of the registry, and at least one: as zod's enum takes them. */
export const SUPPLEMENT_SCHEMES = Object.keys(SUPPLEMENT_PACKS) as [SupplementScheme, ...SupplementScheme[]];

/** Their numbers in policies, registers and events, as zod's literal takes them. */
export const SUPPLEMENT_IDS = SUPPLEMENT_SCHEMES.map((scheme) => SUPPLEMENT_PACKS[scheme].id) as [
  SupplementId,
  ...SupplementId[],
];
export type SupplementId = (typeof SUPPLEMENT_PACKS)[SupplementScheme]['id'];

export const supplementSchemeOf = (id: number): SupplementScheme | undefined =>
  SUPPLEMENT_SCHEMES.find((scheme) => SUPPLEMENT_PACKS[scheme].id === id);

/** The table in force in a month, or undefined: no figure is ever guessed for a month without one. */
export const normTableFor = (scheme: SupplementScheme, month: Period): NormTable | undefined =>
  tableFor(SUPPLEMENT_PACKS[scheme], month);

/** First month of which every norm and every disregard is at hand: before it, households have no disregard. */
export const FIRST_FULL_MONTH: Period = period(202607);

/** Every policy of the tables, one per scheme and month. @param tallyKeys of each scheme: sum of its two holders' parts */
export const tablePolicies = (tallyKeys: Readonly<Record<SupplementScheme, Point>>): SupplementPolicy[] =>
  policiesOf(SUPPLEMENT_PACKS, tallyKeys);
