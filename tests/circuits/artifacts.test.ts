import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import lock from '@/circuits/artifacts.lock.json';
import {
  ADVANCE_SIGNALS,
  HOLDER_SIGNALS,
  SPEND_SIGNALS,
  SUPPLEMENT_SIGNALS,
  TALLY_SHARE_SIGNALS,
} from '@/lib/shared/protocol/signals';
import { ROOT } from './support/circuits';

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
const vkeyOf = (file: string) => JSON.parse(readFileSync(`${ROOT}${file}`, 'utf8'));

/** Those that a contract checks. */
const onChain = [lock.circuits.supplement, lock.circuits.spend, lock.circuits.advance, lock.circuits.tallyShare];

describe('artifacts', () => {
  it('S-31 sources, r1cs, wasm, keys and verifier are those of the lock file', () => {
    const run = node('scripts/circuits/build.mjs', '--check');
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  }, 60_000);

  it('A-01 the circuits stay within their limits of constraints and bytes', () => {
    expect(lock.circuits.supplement.constraints).toBeLessThan(24_000);
    expect(lock.circuits.supplement.zkey.bytes).toBeLessThanOrEqual(15 * 1024 * 1024);
    expect(lock.circuits.spend.constraints).toBeLessThanOrEqual(16_300);
    expect(lock.circuits.advance.constraints).toBeLessThanOrEqual(16_300);
    expect(lock.circuits.tallyShare.constraints).toBeLessThanOrEqual(3_300);
  });

  it('A-02 the number of public signals is that of the list of their names', () => {
    expect(lock.circuits.supplement.publicSignals).toBe(SUPPLEMENT_SIGNALS.length);
    expect(lock.circuits.holder.publicSignals).toBe(HOLDER_SIGNALS.length);
    expect(lock.circuits.spend.publicSignals).toBe(SPEND_SIGNALS.length);
    expect(lock.circuits.advance.publicSignals).toBe(ADVANCE_SIGNALS.length);
    expect(lock.circuits.tallyShare.publicSignals).toBe(TALLY_SHARE_SIGNALS.length);
    expect(vkeyOf(lock.circuits.supplement.vkey.file).nPublic).toBe(SUPPLEMENT_SIGNALS.length);
    expect(vkeyOf(lock.circuits.spend.vkey.file).nPublic).toBe(SPEND_SIGNALS.length);
    expect(vkeyOf(lock.circuits.advance.vkey.file).nPublic).toBe(ADVANCE_SIGNALS.length);
    expect(vkeyOf(lock.circuits.tallyShare.vkey.file).nPublic).toBe(TALLY_SHARE_SIGNALS.length);
  });

  it('S-16 no verifying key has gamma == delta, neither as JSON nor in Solidity', () => {
    for (const { vkey } of Object.values(lock.circuits)) {
      const { vk_gamma_2, vk_delta_2 } = vkeyOf(vkey.file);
      expect(vk_gamma_2).not.toEqual(vk_delta_2);
    }
    for (const { verifier } of onChain) {
      const solidity = readFileSync(`${ROOT}${verifier.file}`, 'utf8');
      const coordinates = (name: string) =>
        [...solidity.matchAll(new RegExp(`${name}[xy][12]\\s*=\\s*(\\d+)`, 'g'))].map((m) => m[1]);
      expect(coordinates('gamma')).toHaveLength(4);
      expect(coordinates('delta')).toHaveLength(4);
      expect(coordinates('gamma')).not.toEqual(coordinates('delta'));
    }
  });

  it('A-03 the Solidity verifier holds the verification key of the lock file', () => {
    for (const { vkey, verifier } of onChain) {
      const { vk_delta_2, IC } = vkeyOf(vkey.file);
      const solidity = readFileSync(`${ROOT}${verifier.file}`, 'utf8');
      for (const value of [...vk_delta_2[0], ...vk_delta_2[1], ...IC.flatMap((p: string[]) => p.slice(0, 2))]) {
        expect(solidity).toContain(value);
      }
    }
  });

  it('A-04 the keys are marked as development keys, and each names its contribution', () => {
    expect(lock.development).toBe(true);
    for (const { contributionHash } of Object.values(lock.circuits))
      expect(contributionHash).toMatch(/^[0-9a-f]{128}$/);
  });
});
