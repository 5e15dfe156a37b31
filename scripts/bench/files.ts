import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeValues } from './output';

/** Figures that stand in files. */

const zLock = z.object({ circuits: z.object({ supplement: z.object({ constraints: z.number() }) }) });
const zSnapshot = z.object({ 'dispatch through the gateway': z.string() });
const zLastTest = z.object({ totalMs: z.number() });
const LAST_TEST = '.data/test-last.json';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

// Exits with 1, and ends this program, when sources or binaries differ from the lock file.
execFileSync(process.execPath, ['scripts/circuits/build.mjs', '--check'], { stdio: ['ignore', 2, 2] });

writeValues({
  'supplement.constraints': zLock.parse(readJson('circuits/artifacts.lock.json')).circuits.supplement.constraints,
  'gas.dispatch': Number(
    zSnapshot.parse(readJson('tests/contracts/snapshots/Gas.json'))['dispatch through the gateway'],
  ),
  'test.total': existsSync(LAST_TEST) ? zLastTest.parse(readJson(LAST_TEST)).totalMs / 60_000 : null,
});
