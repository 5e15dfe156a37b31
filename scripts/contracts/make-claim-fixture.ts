/**
 * Makes tests/fixtures/claim-proof.json: real proofs for the contract tests, bound to the addresses that those tests
 * deploy to. Run after the proving keys changed: `npx tsx scripts/contracts/make-claim-fixture.ts` (about 15 s).
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { groth16 } from 'snarkjs';
import { getContractAddress } from 'viem';
import { SUBGROUP_ORDER } from '@/lib/shared/protocol/babyjubjub';
import { claimContext } from '@/lib/shared/protocol/context';
import type { SupplementPolicy } from '@/lib/shared/protocol/policy';
import { hashPolicy } from '@/lib/shared/protocol/policy';
import { SUPPLEMENT_SIGNALS } from '@/lib/shared/protocol/signals';
import { supplementInput } from '@/lib/shared/protocol/supplement-witness';
import {
  type Household,
  holderOf,
  NONE,
  PW_POLICY,
  secretOf,
  seeded,
  sourceOf,
  statementOf,
  TW_POLICY,
  witnessOf,
} from '@/tests/fixtures/household';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** As in tests/contracts/support/World.sol: contracts made by these accounts with nonce 0. */
const WORLD = {
  incomeChainId: 31337,
  payoutChainId: 31339,
  gate: getContractAddress({ from: '0x00000000000000000000000000000000000A11cE', nonce: 0n }),
  pool: getContractAddress({ from: '0x0000000000000000000000000000000000000B0b', nonce: 0n }),
  /** 31 December 2026, 12:00 UTC */
  deadlineSec: 1798718400n,
} as const;

/** `driverAgain` is a second proof of the first claim; `driverTw` claims the same month under the other scheme. */
const CLAIMS: Readonly<Record<string, { policy: SupplementPolicy; household: Household }>> = {
  driver: { policy: PW_POLICY, household: {} },
  driverAgain: { policy: PW_POLICY, household: { randomness: seeded('randomness.again') % SUBGROUP_ORDER } },
  driverTw: { policy: TW_POLICY, household: { leaf: { normClass: 1, disregardClass: 1 } } },
  neighbour: {
    policy: PW_POLICY,
    household: {
      secret: secretOf('neighbour'),
      leaf: { holder: holderOf('neighbour'), sources: [sourceOf('rides', 'neighbour'), NONE] },
      statements: [statementOf('rides', 'neighbour', 60000n), null],
      randomness: seeded('randomness.neighbour') % SUBGROUP_ORDER,
    },
  },
};

async function prove({ policy, household }: { policy: SupplementPolicy; household: Household }) {
  const { incomeChainId: chainId, payoutChainId, gate, pool, deadlineSec } = WORLD;
  const { scheme, period } = policy;
  const context = claimContext({ chainId, gate, payoutChainId, pool, scheme, period, deadlineSec });
  const { proof, publicSignals } = await groth16.fullProve(
    supplementInput(witnessOf({ ...household, policy, context })),
    file('public/zk/supplement.wasm'),
    file('public/zk/supplement.zkey'),
  );
  const signals = Object.fromEntries(SUPPLEMENT_SIGNALS.map((name, index) => [name, publicSignals[index] ?? '']));
  if (signals.policyHash !== String(hashPolicy(policy))) throw new Error('the proof is for another policy');
  return { scheme, period, ...signals, proof: verifierOrder(proof) };
}

/** a, b, c as the Solidity verifier takes them: the imaginary part of b's coordinates first. */
function verifierOrder({ pi_a, pi_b, pi_c }: Awaited<ReturnType<typeof groth16.fullProve>>['proof']): string[] {
  const [x, y] = pi_b;
  const words = [pi_a[0], pi_a[1], x?.[1], x?.[0], y?.[1], y?.[0], pi_c[0], pi_c[1]];
  return words.map((word) => {
    if (word === undefined) throw new Error('snarkjs returned an incomplete proof');
    return word;
  });
}

const verifyingKey = await readFile(file('public/zk/supplement.vkey.json'));
const claims: Record<string, Awaited<ReturnType<typeof prove>>> = {};
for (const [name, claim] of Object.entries(CLAIMS)) claims[name] = await prove(claim);
const fixture = {
  generatedBy: 'scripts/contracts/make-claim-fixture.ts',
  verifyingKeySha256: `0x${createHash('sha256').update(verifyingKey).digest('hex')}`,
  ...WORLD,
  deadlineSec: String(WORLD.deadlineSec),
  tallyKeys: { pw: PW_POLICY.tallyKey.map(String), tw: TW_POLICY.tallyKey.map(String) },
  claims,
};
await writeFile(file('tests/fixtures/claim-proof.json'), `${JSON.stringify(fixture, null, 2)}\n`);
console.log(`claim-proof.json: ${Object.keys(claims).join(', ')}`);
// snarkjs keeps worker threads alive.
process.exit(0);
