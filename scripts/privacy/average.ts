import type { AccountRow, Row, StrategyReport } from './report';

/** A row of several runs: means, and how far the worst run was off. */
export type MeanRow = Row & { readonly worstTimesBlind: number };
export type MeanReport = Omit<StrategyReport, 'rows'> & { readonly rows: readonly MeanRow[] };

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The same row of every run. */
function meanRow(rows: readonly [Row, ...Row[]]): MeanRow {
  const of = (read: (row: Row) => number): number => mean(rows.map(read));
  const linkedShare = of((row) => row.linkedShare);
  const blindShare = of((row) => row.blindShare);
  return {
    ...rows[0],
    payouts: of((row) => row.payouts),
    guessedShare: of((row) => row.guessedShare),
    linkedShare,
    rightShare: of((row) => row.rightShare),
    ofKnownShare: rows[0].ofKnownShare === null ? null : of((row) => row.ofKnownShare ?? 0),
    blindShare,
    timesBlind: blindShare === 0 ? 0 : linkedShare / blindShare,
    worstTimesBlind: Math.max(...rows.map((row) => row.timesBlind)),
  };
}

/** Of each heuristic the variant that works best: an observer may choose. */
function bestVariants(rows: readonly MeanRow[]): MeanRow[] {
  const names = [...new Set(rows.map(({ heuristic }) => heuristic))];
  return names.flatMap((name) => {
    const [first, ...others] = rows.filter(({ heuristic }) => heuristic === name);
    if (first === undefined) return [];
    return [others.reduce((best, row) => (row.linkedShare > best.linkedShare ? row : best), first)];
  });
}

/** @param runs of one strategy; all have the same rows in the same order */
export function averaged(runs: readonly [StrategyReport, ...StrategyReport[]]): MeanReport {
  const [first] = runs;
  const of = (read: (run: StrategyReport) => number): number => mean(runs.map(read));
  const rows = first.rows.map((row, i) => {
    const same = runs.slice(1).flatMap((run) => run.rows[i] ?? []);
    return meanRow([row, ...same]);
  });
  return {
    strategy: first.strategy,
    payouts: of((run) => run.payouts),
    consolidations: of((run) => run.consolidations),
    reusedAccounts: of((run) => run.reusedAccounts),
    paidShare: of((run) => run.paidShare),
    rows: bestVariants(rows),
    accounts: first.accounts.map(
      (row, i): AccountRow => ({
        rule: row.rule,
        foundShare: of((run) => run.accounts[i]?.foundShare ?? 0),
        blindShare: of((run) => run.accounts[i]?.blindShare ?? 0),
      }),
    ),
  };
}
