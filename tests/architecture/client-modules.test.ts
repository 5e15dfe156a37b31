import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const files = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('generated'))
    .map((file) => join(ROOT, folder, file)),
);
const text = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const isClient = (file: string): boolean => text.get(file)?.trimStart().startsWith("'use client'") ?? false;

function resolved(from: string, specifier: string): string | undefined {
  const base = specifier.startsWith('@/')
    ? join(ROOT, specifier.slice(2))
    : specifier.startsWith('.')
      ? normalize(join(dirname(from), specifier))
      : undefined;
  return base === undefined ? undefined : [`${base}.ts`, `${base}.tsx`].find((file) => text.has(file));
}

/** Components and hooks may come from a client module; a function or a constant is a mere reference on the server. */
const isPlain = (name: string): boolean =>
  !name.startsWith('type ') && !/^use[A-Z]/.test(name) && (/^[a-z]/.test(name) || /^[A-Z0-9_]+$/.test(name));

test('A-14 what may run on the server takes no plain value from a client module', () => {
  const faults: string[] = [];
  for (const file of files) {
    if (isClient(file)) continue;
    for (const [, names = '', specifier = ''] of text.get(file)?.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm) ??
      []) {
      const target = resolved(file, specifier);
      if (target === undefined || !isClient(target)) continue;
      const plain = names.split(',').flatMap((name) => (isPlain(name.trim()) ? [name.trim()] : []));
      faults.push(...plain.filter((name) => name !== '').map((name) => `${relative(ROOT, file)}: ${name}`));
    }
  }
  expect(faults).toEqual([]);
});
