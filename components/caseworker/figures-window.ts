import type { BenefitMonth, PayoutCell, PayoutMonth, SupplementFigures } from '@/lib/shared/schemas/caseworker-api';

/** The last twelve months, or one calendar year: no other choice, so that two of them never differ by a few people. */
export type FiguresWindow = 'last12' | number;

export const FIGURE_VIEWS = ['both', 'chart', 'table'] as const;
/** How figures are shown. */
export type FiguresViewMode = (typeof FIGURE_VIEWS)[number];

const WINDOW_MONTHS = 12;
const VIEW_NAMES = { both: 'beide', chart: 'grafiek', table: 'tabel' } as const satisfies Record<
  FiguresViewMode,
  string
>;

const yearOf = (month: number): number => Math.floor(month / 100);

/** Calendar years with a month in them, newest first. */
export function yearsOf({ payouts, benefits }: Pick<SupplementFigures, 'payouts' | 'benefits'>): number[] {
  const years = [...payouts, ...benefits].map(({ month }) => yearOf(month));
  return [...new Set(years)].sort((a, b) => b - a);
}

/** Months of the window in order; `last12` counts back from the newest one. */
export function monthsIn<Month extends { readonly month: number }>(
  months: readonly Month[],
  window: FiguresWindow,
): Month[] {
  const inOrder = [...months].sort((a, b) => a.month - b.month);
  return window === 'last12' ? inOrder.slice(-WINDOW_MONTHS) : inOrder.filter(({ month }) => yearOf(month) === window);
}

type Asked = { readonly periode?: string | undefined; readonly weergave?: string | undefined };
export type FiguresChoice = { readonly window: FiguresWindow; readonly mode: FiguresViewMode };

/** What the address asks for. @returns null for what is no choice of the page */
export function choiceOf({ periode, weergave }: Asked, years: readonly number[]): FiguresChoice | null {
  const mode = weergave === undefined ? 'both' : FIGURE_VIEWS.find((one) => VIEW_NAMES[one] === weergave);
  const window = periode === undefined ? 'last12' : years.find((year) => String(year) === periode);
  return mode && window ? { window, mode } : null;
}

/** The address of a choice. */
export function hrefOf({ window, mode }: FiguresChoice): string {
  const query = new URLSearchParams();
  if (window !== 'last12') query.set('periode', String(window));
  if (mode !== 'both') query.set('weergave', VIEW_NAMES[mode]);
  const text = query.toString();
  return text === '' ? '/gemeente' : `/gemeente?${text}`;
}

type CellOf<Month extends PayoutMonth | BenefitMonth> = Month['cells'][number];

/** The viewer's own cell of a month. */
export const ownCell = <Month extends PayoutMonth | BenefitMonth>({ cells }: Month): CellOf<Month> | undefined =>
  cells.find(({ region }) => region !== null);

/** The cell of all regions together; none where there is but one. */
export const allCell = <Month extends PayoutMonth | BenefitMonth>({ cells }: Month): CellOf<Month> | undefined =>
  cells.find(({ region }) => region === null);

export type ShownSums = { readonly claims: number; readonly paidCents: bigint; readonly hidden: number };

/** Sums over months are made of the numbers that stand there, and of nothing else. */
export function shownSums(cells: readonly (PayoutCell | undefined)[]): ShownSums {
  const known = cells.filter((cell) => cell !== undefined);
  return {
    claims: known.reduce((sum, { claims }) => sum + (claims.value ?? 0), 0),
    paidCents: known.reduce((sum, { paid }) => sum + BigInt(paid.value ?? '0'), 0n),
    hidden: known.filter(({ claims, paid }) => claims.value === null || (paid.value ?? paid.why) === 'not-opened')
      .length,
  };
}
