import { readFileSync, writeFileSync } from 'node:fs';
import { type RuntimeConfig, zRuntimeConfig } from '@/lib/server/env';

/** Values by the names of results.mjs, for bench.mjs. @throws Error when it was not bench.mjs that started this */
export function writeValues(values: Readonly<Record<string, number | null>>): void {
  const file = process.env.BENCH_OUTPUT;
  if (!file) throw new Error('Start this with: npm run bench');
  writeFileSync(file, JSON.stringify(values));
}

export function benchUrl(): string {
  const url = process.env.BENCH_URL;
  if (!url) throw new Error('Start this with: npm run bench');
  return url;
}

/** What server and worker of the measured stack were told: addresses of the nodes among it. */
export function benchConfig(): RuntimeConfig {
  const file = process.env.BENCH_CONFIG;
  if (!file) throw new Error('Start this with: npm run bench');
  return zRuntimeConfig.parse(JSON.parse(readFileSync(file, 'utf8')));
}
