import type { MeanReport } from './average';
import type { Report } from './report';

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}

function strategyText({ strategy, payouts, consolidations, reusedAccounts, paidShare, rows, accounts }: MeanReport) {
  const heuristics = table([
    [
      'observer',
      'heuristic (best variant)',
      'guessed',
      'right',
      'linked',
      'blind',
      'times blind',
      'worst run',
      'known people',
    ],
    ...rows.map((row) => [
      row.observer,
      `${row.heuristic} (${row.variant})`,
      percent(row.guessedShare),
      percent(row.rightShare),
      percent(row.linkedShare),
      percent(row.blindShare),
      row.timesBlind.toFixed(1),
      row.worstTimesBlind.toFixed(1),
      row.ofKnownShare === null ? '' : percent(row.ofKnownShare),
    ]),
  ]);
  const found = table([
    ['accounts', 'rule', 'found', 'blind'],
    ...accounts.map(({ rule, foundShare, blindShare }) => ['informed', rule, percent(foundShare), percent(blindShare)]),
  ]);
  const counts = `${Math.round(payouts)} payouts, ${Math.round(consolidations)} consolidations, ${Math.round(reusedAccounts)} one-time accounts used twice, ${percent(paidShare)} of the money paid out`;
  return `${strategy}\n${counts}\n\n${heuristics}\n\n${found}\n`;
}

export function asText({ options, claims, strategies }: Report): string {
  const { citizens, employees, months, runs, seed, knownShare } = options;
  const head = `${citizens} citizens with ${Math.round(claims)} claims and ${employees} other employees over ${months} months; means of ${runs} runs from seed ${seed}. The informed observer knows ${percent(knownShare)} of the citizens.`;
  return `${[head, ...strategies.map(strategyText)].join('\n\n')}`;
}
