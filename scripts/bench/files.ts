import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeValues } from './output';

/** Figures that stand in files. */

const zCircuit = z.object({ constraints: z.number() });
const zLock = z.object({
  circuits: z.object({ supplement: zCircuit, spend: zCircuit, advance: zCircuit, tallyShare: zCircuit }),
});
const zGas = z.string().transform(Number);
const zSnapshot = z.object({
  'dispatch through the gateway': zGas,
  'spend, to a new account': zGas,
  'spend, filling a batch': zGas,
  'insert, average of 1,000 notes': zGas,
  'lump sum: first claim': zGas,
});
const zLastTest = z.object({ totalMs: z.number() });
const LAST_TEST = '.data/test-last.json';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

// Exits with 1, and ends this program, when sources or binaries differ from the lock file.
execFileSync(process.execPath, ['scripts/circuits/build.mjs', '--check'], { stdio: ['ignore', 2, 2] });

const { supplement, spend, advance, tallyShare } = zLock.parse(readJson('circuits/artifacts.lock.json')).circuits;
const gas = zSnapshot.parse(readJson('tests/contracts/snapshots/Gas.json'));

writeValues({
  'supplement.constraints': supplement.constraints,
  'spend.constraints': spend.constraints,
  'advance.constraints': advance.constraints,
  'tallyShare.constraints': tallyShare.constraints,
  'gas.advance': gas['lump sum: first claim'],
  'gas.dispatch': gas['dispatch through the gateway'],
  'gas.spend': Math.max(gas['spend, to a new account'], gas['spend, filling a batch']),
  'gas.insert': gas['insert, average of 1,000 notes'],
  'test.total': existsSync(LAST_TEST) ? zLastTest.parse(readJson(LAST_TEST)).totalMs / 60_000 : null,
});
