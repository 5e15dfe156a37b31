import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../lib/root.mjs';
import { run, runNode } from '../lib/run.mjs';

/**
 * The parts of `npm test`. Each gives {passed, failed, output}, and those that can the milliseconds of each file; a check without a count of its own counts as one.
 * A part that ran nothing has failed: an empty run proves nothing.
 */

/** @param {readonly string[]} args of Node @returns one check that passes on exit code 0 */
const check = (args) => async () => {
  const { code, output } = await runNode(args, { allowFailure: true });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
};

/** Runs a test runner that writes a JSON report, and reads the counts. */
async function withReport(command, readCounts) {
  const folder = mkdtempSync(join(tmpdir(), 'voorzien-test-'));
  try {
    const file = join(folder, 'report.json');
    const { code, output } = await command(file);
    let counts = { passed: 0, failed: 0 };
    try {
      counts = readCounts(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      return { passed: 0, failed: 1, output: `${output}\nNo report was written: ${error.message}` };
    }
    const isHollow = counts.passed + counts.failed === 0;
    const isSilent = code !== 0 && counts.failed === 0;
    return { ...counts, failed: counts.failed + (isHollow || isSilent ? 1 : 0), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} projects of vitest.config.ts */
const vitest =
  (...projects) =>
  () =>
    withReport(
      (file) =>
        runNode(
          [
            'node_modules/vitest/vitest.mjs',
            'run',
            ...projects.map((project) => `--project=${project}`),
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${file}`,
          ],
          { allowFailure: true, env: { NO_COLOR: '1', FORCE_COLOR: undefined } },
        ),
      (report) => {
        // A file that does not load has no test of its own, yet it failed.
        const broken = report.testResults.filter(
          ({ status, assertionResults }) =>
            status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
        );
        const files = report.testResults.map(({ name, startTime, endTime }) => [
          relative(ROOT, name),
          endTime - startTime,
        ]);
        return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, files };
      },
    );

async function contracts() {
  const { forgeBinary } = await import('../contracts/generate.mjs');
  const { code, output } = await run(forgeBinary(), ['test', '--color', 'never'], { allowFailure: true });
  const counts = output.match(/Ran \d+ test suites? in .*: (\d+) tests? passed, (\d+) failed/);
  const [passed, failed] = counts ? [Number(counts[1]), Number(counts[2])] : [0, 0];
  const isHollow = passed + failed === 0 || (code !== 0 && failed === 0);
  return { passed, failed: failed + (isHollow ? 1 : 0), output };
}

/** Milliseconds of all tests of a file. */
const durationOf = ({ specs = [], suites = [] }) =>
  specs
    .flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)))
    .concat(suites.map(durationOf))
    .reduce((sum, ms) => sum + ms, 0);

const e2e = () =>
  withReport(
    (file) =>
      runNode(['node_modules/@playwright/test/cli.js', 'test'], {
        allowFailure: true,
        env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, NO_COLOR: '1', FORCE_COLOR: undefined },
      }),
    ({ suites, stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      files: suites.map((suite) => [suite.title, durationOf(suite)]),
    }),
  );

const DIRECTION_ROOTS = ['app', 'components', 'lib', 'contracts', 'prisma', 'scripts', 'tests', 'proxy.ts'];

/** Two at a time: the longest one begins, beside it the others in the order in which a fault is cheapest to hear of. */
export const PARTS = [
  { name: 'integration', run: vitest('integration') },
  { name: 'lint', run: check(['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.']) },
  { name: 'unit', run: vitest('unit', 'unit-alone') },
  { name: 'types', run: check(['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json']) },
  {
    name: 'directions',
    run: check([
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      ...DIRECTION_ROOTS,
    ]),
  },
  { name: 'contracts', run: contracts },
  { name: 'circuits', run: vitest('circuits') },
  { name: 'architecture', run: vitest('architecture') },
  { name: 'e2e', run: e2e, needsBrowser: true, isAlone: true },
];
