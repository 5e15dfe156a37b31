import { existsSync } from 'node:fs';
import { fromRoot } from '../lib/root.mjs';
import { runNode } from '../lib/run.mjs';
import { hashOf, readStamp, writeStamp } from '../lib/stamps.mjs';

const STAMP = '.next/voorzien-sources';
const SOURCES = ['app', 'components', 'lib', 'public', 'proxy.ts', 'next.config.js', 'postcss.config.mjs'];
const SETTINGS = ['tsconfig.json', 'package-lock.json', 'circuits/artifacts.lock.json', 'prisma/schema.prisma'];

const sourcesHash = () => hashOf([...SOURCES, ...SETTINGS], (file) => !/\.(md|test\.tsx?)$/.test(file));

/** @returns {boolean} whether the production build of exactly these sources stands */
export const isWebBuilt = () => existsSync(fromRoot('.next/BUILD_ID')) && readStamp(STAMP) === sourcesHash();

/** The production build, unless it stands. @returns {Promise<string>} what was done */
export async function buildWeb() {
  const hash = sourcesHash();
  if (existsSync(fromRoot('.next/BUILD_ID')) && readStamp(STAMP) === hash) return 'up to date';
  await runNode(['node_modules/next/dist/bin/next', 'build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', VOORZIEN_BUILD_UNCHECKED: '1' },
  });
  writeStamp(STAMP, hash);
  return 'built';
}
