import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

describe('vectors', () => {
  it('S-24 the committed vectors are what the TypeScript functions compute', () => {
    const cwd = fileURLToPath(new URL('../../../', import.meta.url));
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/circuits/vectors.ts', '--check'], {
      cwd,
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  }, 30_000);
});
