import { advanceJob } from '@/lib/server/relay/advance-lane';
import { database } from '@/lib/server/repositories/database';
import { notify } from '@/lib/server/repositories/notifications';
import { enqueueJob } from '@/lib/server/repositories/relay-queue';
import { advanceInput } from '@/lib/shared/protocol/advance-witness';
import { claimContext } from '@/lib/shared/protocol/context';
import { signingPublicKey } from '@/lib/shared/protocol/eddsa';
import { hashKey } from '@/lib/shared/protocol/hashes';
import type { DoctorLeaf } from '@/lib/shared/protocol/medical';
import { ADVANCE_SIGNALS } from '@/lib/shared/protocol/signals';
import { type AdvanceRequest, zAdvanceRequest } from '@/lib/shared/schemas/advance-api';
import { signingKeyOf } from '@/tests/fixtures/household';
import { advanceWitnessOf, DOCTORS, type Patient } from '@/tests/fixtures/patient';
import { provedBy } from './proofs';
import type { Stack } from './stack';

/** 1 January 2100: proofs stay the same from run to run. */
const DEADLINE_SEC = 4_102_444_800;
/** Whose keys DOCTORS holds, by place. */
const NAMES = ['doctor.0', 'doctor.1', 'doctor.2', 'doctor.3', 'doctor.4', 'doctor', 'former', 'generalist'];

/** Puts the doctors of the fixtures into the register, by place. */
export async function enrolDoctors(): Promise<void> {
  const db = database();
  for (const [leafIndex, name] of NAMES.entries()) {
    const key = signingPublicKey(signingKeyOf(name));
    const keys = { keyX: `${key[0]}`, keyY: `${key[1]}`, keyHash: `${hashKey(key)}` };
    await db.issuer.create({ data: { id: name, name, kind: 'doctor', ...keys } });
    const { specialism, validUntil } = DOCTORS[leafIndex] as DoctorLeaf;
    await db.doctor.create({ data: { issuerId: name, specialism, validUntil, leafIndex } });
  }
  await notify('register', db);
}

/** An application with a real proof by the product's keys. */
export async function provedAdvance({ deployments }: Stack, patient: Patient = {}): Promise<AdvanceRequest> {
  const { health, payout } = deployments;
  const context = claimContext({
    chainId: health.chainId,
    gate: health.contracts.asbestosAdvance,
    payoutChainId: payout.chainId,
    pool: payout.contracts.payoutPool,
    scheme: 3,
    period: 0,
    deadlineSec: BigInt(DEADLINE_SEC),
  });
  const { proof, signals } = await provedBy('advance', advanceInput({ ...advanceWitnessOf(patient), context }));
  const signal = (wanted: (typeof ADVANCE_SIGNALS)[number]) => signals[ADVANCE_SIGNALS.indexOf(wanted)];
  return zAdvanceRequest.parse({
    policyId: 1,
    registerRoot: signal('registerRoot'),
    nullifier: signal('nullifier'),
    note: signal('note'),
    deadlineSec: DEADLINE_SEC,
    proof,
  });
}

/** Into the relay's queue, around the checks of the route. @returns the job's id */
export const enqueueAdvance = (request: AdvanceRequest): Promise<string> => enqueueJob(advanceJob(request));
