import type { CountFigure, Modes } from '../schemas/caseworker-api';
import { MIN_COUNT, roundCount, type Suppression } from './disclosure';

/** People of one register by what they last chose, at the end of a month. */
export type ExactModes = {
  readonly region: number;
  readonly automatic: number;
  readonly oneClick: number;
  /** Off, or never chosen. */
  readonly neither: number;
};

/**
 * How people have their claims sent. An agency knows exactly how many people are in its register, so that a small part
 * could be subtracted, and which parts are hidden would tell more: all three are shown, each of ten or more, or none.
 * Shares are made of the rounded counts. As at the end of a month, since a choice changes one by one.
 */
export function discloseModes(exact: ExactModes, month: number): Modes {
  const parts = [exact.automatic, exact.oneClick, exact.neither];
  const people = parts.reduce((sum, part) => sum + part, 0);
  const isShown = parts.every((part) => part >= MIN_COUNT);
  const why: Suppression = people < MIN_COUNT ? 'below-threshold' : 'complementary';
  const figure = (count: number, isOut: boolean): CountFigure =>
    isOut ? { value: roundCount(count), why: null } : { value: null, why };
  const percent = (part: number) => (isShown ? Math.round((100 * roundCount(part)) / sumOfRounded(parts)) : null);
  return {
    region: exact.region,
    month,
    people: figure(people, people >= MIN_COUNT),
    automatic: figure(exact.automatic, isShown),
    oneClick: figure(exact.oneClick, isShown),
    neither: figure(exact.neither, isShown),
    automaticPercent: percent(exact.automatic),
    oneClickPercent: percent(exact.oneClick),
  };
}

const sumOfRounded = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + roundCount(part), 0);
