import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Files that belong to the repository: tracked ones, and new ones that are not ignored. */
export const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(`${ROOT}${file}`));

export const read = (file: string): string => readFileSync(`${ROOT}${file}`, 'utf8');

/** Written by a tool, not by hand. */
export const isGenerated = (file: string): boolean =>
  file.startsWith('contracts/verifiers/') ||
  file.startsWith('prisma/migrations/') ||
  file.startsWith('public/zk/') ||
  file === 'package-lock.json' ||
  file === 'circuits/artifacts.lock.json';
