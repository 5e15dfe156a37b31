import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asbestosAdvanceAbi } from '@/lib/generated/abi/AsbestosAdvance';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { registerRootsAbi } from '@/lib/generated/abi/RegisterRoots';
import { simulateAdvance } from '@/lib/server/relay/advance-call';
import { forgetIndex } from '@/lib/server/repositories/chain-events';
import { database } from '@/lib/server/repositories/database';
import { endDoctor } from '@/lib/server/repositories/doctors';
import { notify } from '@/lib/server/repositories/notifications';
import { findRelayJob } from '@/lib/server/repositories/relay-queue';
import { doctorsRegister, publishedPolicies, publishedRegisters } from '@/lib/server/services/published-chain';
import type { Worker } from '@/lib/server/worker/worker';
import { hashAdvancePolicy } from '@/lib/shared/protocol/advance-policy';
import { type DoctorLeaf, doctorsTree, hashMedical, hashPanel } from '@/lib/shared/protocol/medical';
import type { AdvanceRequest } from '@/lib/shared/schemas/advance-api';
import { zDoctorsRegister } from '@/lib/shared/schemas/advance-api';
import { zPolicies } from '@/lib/shared/schemas/public-api';
import { holderOf, secretOf } from '@/tests/fixtures/household';
import { ADVANCE_POLICY, advanceWitnessOf, confirmationOf, DOCTORS, medicalOf } from '@/tests/fixtures/patient';
import { enqueueAdvance, enrolDoctors, provedAdvance } from '../helpers/advances';
import { allOfTheChains, allRows, asWord } from '../helpers/everything';
import { type KillPoint, Mortals } from '../helpers/kill';
import type { RpcCall } from '../helpers/rpc-proxy';
import { type Stack, startStack } from '../helpers/stack';
import { waitUntil } from '../helpers/wait-until';
import { expireLeases, minedJob, startWorkerHere } from '../helpers/worker';

let stack: Stack;
let worker: Worker;
let mortals: Mortals;
const requests: Record<string, AdvanceRequest> = {};

const SEND = (call: RpcCall) => call.method === 'eth_sendRawTransaction';
const telling = (name: string) => (call: RpcCall, result: unknown) =>
  call.method === name && result !== null && (!Array.isArray(result) || result.length > 0);
const POINTS: readonly KillPoint[] = [
  { title: 'application recorded, not sent', chain: 'health', moment: 'before', matches: SEND },
  { title: 'application sent, answer not heard', chain: 'health', moment: 'after', matches: SEND },
  {
    title: 'application mined, not recorded',
    chain: 'health',
    moment: 'after',
    matches: telling('eth_getTransactionReceipt'),
  },
  { title: 'delivery sent, answer not heard', chain: 'payout', moment: 'after', matches: SEND },
];

const noteOf = ({ nullifier }: AdvanceRequest) =>
  database().noteEvent.findFirst({ where: { nullifier: nullifier.toString() } });
const publishedRoot = () =>
  waitUntil('the register of doctors on its chain', async () => (await publishedRegisters(database())).doctors);
const pool = () => ({ address: stack.deployments.payout.contracts.payoutPool, abi: payoutPoolAbi }) as const;

const neighbour = {
  secret: secretOf('neighbour'),
  medical: medicalOf('doctor.1', 'neighbour'),
  panel: confirmationOf('neighbour'),
  doctorIndex: 1,
} as const;

beforeAll(async () => {
  stack = await startStack();
  mortals = new Mortals(stack);
  await enrolDoctors();
  requests.patient = await provedAdvance(stack);
  requests.secondDoctor = await provedAdvance(stack, {
    medical: medicalOf('doctor.1', 'patient', { number: 2n }),
    doctorIndex: 1,
  });
  requests.neighbour = await provedAdvance(stack, neighbour);
});
afterAll(async () => {
  await worker?.stop();
  await mortals?.end();
  await stack?.stop();
});

describe('the asbestos advance on its way', () => {
  it('AP-01 the register of doctors stands on the health chain, and everybody gets the whole list', async () => {
    worker = startWorkerHere(stack);
    await worker.ready;
    const current = await publishedRoot();
    const { root } = doctorsTree(DOCTORS);
    expect(current).toMatchObject({ root: root.toString(), count: DOCTORS.length });
    const list = zDoctorsRegister.parse(await doctorsRegister(root, database()));
    expect(list.doctors).toEqual(DOCTORS);
    const onChain = await stack.chains.health.client.readContract({
      address: stack.deployments.health.contracts.registerRoots,
      abi: registerRootsAbi,
      functionName: 'currentRoot',
      args: [3, 0],
    });
    expect(onChain).toBe(root);
    await expect(doctorsRegister(5n, database())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('AP-02 the policy that wallets are told is the one on the chain', async () => {
    const { advances } = zPolicies.parse(await publishedPolicies(database()));
    expect(advances).toMatchObject([{ policyId: 1, amountCents: 2_567_900n, codes: [1, 2], endsAtSec: null }]);
    expect(advances[0]?.policyHash).toBe(hashAdvancePolicy(ADVANCE_POLICY));
  });

  it('S-27 an application is paid once, killed at every point of its way', async () => {
    await worker.stop();
    const request = requests.patient as AdvanceRequest;
    const jobId = await enqueueAdvance(request);
    for (const index of POINTS.keys()) await mortals.killAt(POINTS, index);
    await expireLeases();
    worker = startWorkerHere(stack);
    await worker.ready;
    await minedJob(jobId);
    const note = await waitUntil('the note', () => noteOf(request));
    expect(note).toMatchObject({ nullifierClass: 2, note: request.note.toString(), capCents: 2_567_900n });
    expect(await database().advanceEvent.count()).toBe(1);
    expect(await database().noteEvent.count()).toBe(1);
    const reserved = await stack.chains.payout.client.readContract({ ...pool(), functionName: 'reserved' });
    expect(reserved).toBe(25_679_000_000n);
  }, 120_000);

  it('S-26 the same application again, and one on another doctor’s statement, change nothing', async () => {
    const again = await enqueueAdvance(requests.patient as AdvanceRequest);
    expect((await findRelayJob(again))?.status).toBe('mined');
    const second = requests.secondDoctor as AdvanceRequest;
    expect(second.nullifier).toBe(requests.patient?.nullifier);
    await expect(simulateAdvance(second, stack.chains.health)).rejects.toMatchObject({ code: 'CLAIM_ALREADY_MADE' });
    expect(await database().advanceEvent.count()).toBe(1);
  });

  it('AP-03 what the gate refuses has a name: a stale root, an unknown policy, another proof', async () => {
    const request = requests.neighbour as AdvanceRequest;
    const simulate = (changes: Partial<AdvanceRequest>) =>
      simulateAdvance({ ...request, ...changes }, stack.chains.health).catch(({ code }: { code: string }) => code);
    expect(await simulate({})).toBeUndefined();
    expect(await simulate({ registerRoot: 5n as never })).toBe('REGISTER_ROOT_STALE');
    expect(await simulate({ policyId: 9 })).toBe('POLICY_UNKNOWN');
    expect(await simulate({ note: 7n as never })).toBe('CLAIM_PROOF_INVALID');
    expect(await simulate({ deadlineSec: 1 })).toBe('CLAIM_DEADLINE_PASSED');
  });

  it('AP-04 a doctor who is struck off leads to a new root; what was proved under the old one is still paid', async () => {
    await endDoctor('doctor.1', 20260914, database());
    await notify('register', database());
    const { root: before } = doctorsTree(DOCTORS);
    const after = await waitUntil('the new root', async () => {
      const current = await publishedRoot();
      return current.root !== before.toString() && current;
    });
    const list = zDoctorsRegister.parse(await doctorsRegister(BigInt(after.root), database()));
    expect(list.doctors[1]?.validUntil).toBe(20260914);
    // Both roots can be read: a wallet may still prove under the one that it has.
    expect(zDoctorsRegister.parse(await doctorsRegister(before, database())).doctors).toEqual(DOCTORS);
  });

  it('AP-05 the health chain goes down between application and payment: nothing is lost', async () => {
    const request = requests.neighbour as AdvanceRequest;
    const gate = { address: stack.deployments.health.contracts.asbestosAdvance, abi: asbestosAdvanceAbi } as const;
    // The line breaks once the node has the application: nobody hears what became of it.
    let sent = false;
    stack.proxies.health.watch((call, moment) => {
      if (moment === 'after' && SEND(call)) {
        sent = true;
        stack.proxies.health.setDown(true);
      }
      return false;
    });
    const jobId = await enqueueAdvance(request);
    await waitUntil('the line cut', async () => sent);
    await waitUntil('the health of the jobs', async () => {
      const jobs = await database().jobLease.findMany({ where: { lastError: { not: null } } });
      return jobs.some(({ name }) => name === 'relay:advances') && jobs.some(({ name }) => name === 'indexer:health');
    });
    expect(await noteOf(request)).toBeNull();
    stack.proxies.health.watch(undefined);
    stack.proxies.health.setDown(false);
    await minedJob(jobId);
    await waitUntil('the note', () => noteOf(request));
    const kept = await stack.chains.health.client.readContract({
      ...gate,
      functionName: 'messageHash',
      args: [request.nullifier],
    });
    expect(BigInt(kept)).not.toBe(0n);
  });

  it('AP-06 hidden from whom: the chains hold nobody, no diagnosis, no day and no doctor of an application', async () => {
    const all = await allOfTheChains(stack);
    const { medical, panel } = advanceWitnessOf();
    const secrets = {
      secret: secretOf('patient'),
      holder: medical.fields.holder,
      medical: hashMedical(medical.fields),
      panel: hashPanel(panel.fields),
      signature: medical.signature.s,
      point: medical.signature.r8[0],
      confirmation: panel.signature.s,
      doctorKey: medical.issuerKey[0],
      doctorHash: (DOCTORS[5] as DoctorLeaf).keyHash,
      diagnosedOn: medical.fields.diagnosedOn,
      confirmedOn: panel.fields.confirmedOn,
    };
    // The search finds what is there.
    expect(all).toContain(asWord(requests.patient?.nullifier ?? 0n));
    for (const [name, value] of Object.entries(secrets))
      expect([name, all.includes(asWord(value))]).toEqual([name, false]);
  });

  it('AP-07 hidden from whom: no row of the database holds both a person and an application', async () => {
    const db = database();
    const holder = holderOf('patient').toString();
    await db.person.create({
      data: { id: 'patient', displayName: 'P', story: 'x', card: { create: { holder, encryptionKey: '0x' } } },
    });
    const { nullifier, note } = requests.patient as AdvanceRequest;
    const rows = await allRows(db);
    const withClaim = rows.filter(({ text: row }) => row.includes(`${nullifier}`) || row.includes(`${note}`));
    expect(new Set(withClaim.map(({ table }) => table))).toEqual(new Set(['AdvanceEvent', 'NoteEvent', 'RelayJob']));
    for (const { text: row } of withClaim) {
      expect(row).not.toContain(holder);
      expect(row).not.toMatch(/person|patient|doctor|diagnos/i);
    }
  });

  it('P8 rebuilt from block 0, the index of the health chain holds the same rows', async () => {
    const db = database();
    const rows = async () => ({
      advances: await db.advanceEvent.findMany({ orderBy: [{ blockNumber: 'asc' }, { logIndex: 'asc' }] }),
      policies: await db.advancePolicyEvent.findMany(),
      roots: await db.rootEvent.findMany({ where: { chain: 'health' }, orderBy: { blockNumber: 'asc' } }),
    });
    const before = await rows();
    expect([before.advances.length, before.policies.length, before.roots.length]).toEqual([2, 1, 2]);
    await forgetIndex('health');
    await waitUntil(
      'the same rows',
      async () => JSON.stringify(await text(rows)) === JSON.stringify(await text(async () => before)),
    );
  });
});

/** Rows with their bigints in words. */
const text = async (rows: () => Promise<unknown>) =>
  JSON.stringify(await rows(), (_key, value) => (typeof value === 'bigint' ? value.toString() : value));
