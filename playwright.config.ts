import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, findChromium } from './scripts/lib/chromium.mjs';
import { E2E_DATA, E2E_PORT, E2E_PORT_BASE, E2E_URL } from './tests/e2e/support/stack';

/** The stack under test is the demo itself, on data and ports of its own, from an empty start. */
const place = ['--data', E2E_DATA, '--port', String(E2E_PORT), '--port-base', String(E2E_PORT_BASE)];
/** Half a dozen payouts are waited for, and a shorter week shows the same. */
const demo = ['--reset', '--week', '20', ...place];

const webServer = {
  command: `node scripts/demo.mjs ${demo.join(' ')}`,
  // Answers when database, chains and worker do.
  url: `${E2E_URL}/api/health`,
  timeout: 600_000,
  reuseExistingServer: false,
  stdout: 'ignore',
  stderr: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
} as const;

/** There is one stage: each of these runs alone. */
const PRESENTER = '**/presenter.spec.ts';
const PRESENTER_TROUBLE = '**/presenter-trouble.spec.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Two browsers: much of a payout is waiting. Within a file tests follow each other, and no test counts what others do.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? 'test-results/report.json' }]],
  outputDir: 'test-results/artifacts',
  use: {
    baseURL: E2E_URL,
    browserName: 'chromium',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    // A trace makes every test a fifth slower: `npx playwright test --trace on` where one is needed.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_ARGS, ...(findChromium() ? { executablePath: findChromium() as string } : {}) },
  },
  projects: [
    { name: 'stories', testIgnore: [PRESENTER, PRESENTER_TROUBLE] },
    // It sets the demo back and changes the pace of its chains: after everything else.
    { name: 'presenter', testMatch: PRESENTER, dependencies: process.env.E2E_URL ? [] : ['stories'] },
    // Also on a demo that runs already: `--no-deps` for these alone.
    { name: 'presenter-trouble', testMatch: PRESENTER_TROUBLE, dependencies: ['presenter'] },
  ],
  ...(process.env.E2E_URL ? {} : { webServer }),
});
