/**
 * Makes tests/fixtures/advance-proof.json: real proofs of circuit `advance` for the contract tests, bound to the
 * addresses that those tests deploy to. Run after the proving keys changed, and format what it wrote:
 * `npx tsx scripts/contracts/make-advance-fixture.ts && npx biome check --write tests/fixtures` (about 15 s).
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getContractAddress } from 'viem';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { eurCents } from '@/lib/shared/domain/cents';
import { codeSlots, hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { advanceInput, advanceOutputs, LUMP_SUM_PERIOD } from '@/lib/shared/protocol/advance-witness';
import { claimContext } from '@/lib/shared/protocol/context';
import { ADVANCE_SIGNALS } from '@/lib/shared/protocol/signals';
import { secretOf } from '@/tests/fixtures/household';
import { ADVANCE_POLICY, advanceWitnessOf, confirmationOf, medicalOf, type Patient } from '@/tests/fixtures/patient';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** As in tests/contracts/support/HealthWorld.sol: contracts made by these accounts with nonce 0. */
const WORLD = {
  healthChainId: 31338,
  payoutChainId: 31339,
  gate: getContractAddress({ from: '0x00000000000000000000000000000000000ad0ce', nonce: 0n }),
  pool: getContractAddress({ from: '0x0000000000000000000000000000000000000B0b', nonce: 0n }),
  /** 31 December 2026, 12:00 UTC */
  deadlineSec: 1798718400n,
} as const;

/** The lump sum of the year before. */
const OLD_AMOUNT = eurCents(2_460_100n);

/** `patientAgain` is the same claim by the statement of another doctor; `patientOldPolicy` is for another amount. */
const CLAIMS: Readonly<Record<string, Patient>> = {
  patient: {},
  patientAgain: { medical: medicalOf('doctor.1', 'patient'), doctorIndex: 1 },
  patientOldPolicy: { policy: { amountCents: OLD_AMOUNT } },
  neighbour: {
    secret: secretOf('neighbour'),
    medical: medicalOf('doctor', 'neighbour'),
    panel: confirmationOf('neighbour'),
  },
};

const artifacts = {
  wasm: new Uint8Array(await readFile(file('public/zk/advance.wasm'))),
  zkey: new Uint8Array(await readFile(file('public/zk/advance.zkey'))),
};

async function prove(name: string, patient: Patient) {
  const { healthChainId: chainId, payoutChainId, gate, pool, deadlineSec } = WORLD;
  const scheme = ADVANCE_POLICY.scheme;
  const context = claimContext({ chainId, gate, payoutChainId, pool, scheme, period: LUMP_SUM_PERIOD, deadlineSec });
  const witness = advanceWitnessOf({ ...patient, context });
  const { proof, publicSignals } = await proveGroth16(advanceInput(witness), artifacts);
  const signals = Object.fromEntries(ADVANCE_SIGNALS.map((signal, index) => [signal, publicSignals[index] ?? '']));
  if (signals.policyHash !== String(hashAdvancePolicy(witness.policy))) throw new Error(`${name}: another policy`);
  if (signals.note !== String(advanceOutputs(witness).note)) throw new Error(`${name}: another note`);
  return { amountCents: Number(witness.policy.amountCents), ...signals, proof };
}

const verifyingKey = await readFile(file('public/zk/advance.vkey.json'));
const claims: Record<string, Awaited<ReturnType<typeof prove>>> = {};
for (const [name, patient] of Object.entries(CLAIMS)) claims[name] = await prove(name, patient);
const { scheme, nullifierClass, specialism, panelKey } = ADVANCE_POLICY;
const fixture = {
  generatedBy: 'scripts/contracts/make-advance-fixture.ts',
  verifyingKeySha256: `0x${createHash('sha256').update(verifyingKey).digest('hex')}`,
  ...WORLD,
  deadlineSec: String(WORLD.deadlineSec),
  policy: { scheme, nullifierClass, specialism, codes: codeSlots(ADVANCE_POLICY), panelKey: panelKey.map(String) },
  claims,
};
await writeFile(file('tests/fixtures/advance-proof.json'), `${JSON.stringify(fixture, null, 2)}\n`);
console.log(`advance-proof.json: ${Object.keys(claims).join(', ')}`);
await stopProver();
