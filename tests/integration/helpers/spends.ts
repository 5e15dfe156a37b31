import { type Address, type Hex, parseSignature } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { euroTokenAbi } from '@/lib/generated/abi/EuroToken';
import type { NextHandler } from '@/lib/server/http/route';
import { spendJob } from '@/lib/server/relay/spend-lane';
import { transferJob } from '@/lib/server/relay/transfer-lane';
import { wageJob } from '@/lib/server/relay/wage-lane';
import { database } from '@/lib/server/repositories/database';
import { enqueueJob, findRelayJob } from '@/lib/server/repositories/relay-queue';
import { publishedPoolEvents } from '@/lib/server/services/pool-events';
import { eurCents } from '@/lib/shared/domain/cents';
import { spendContext } from '@/lib/shared/protocol/context';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNote, hashPayTo, hashPoolLeaf } from '@/lib/shared/protocol/hashes';
import { createNoteTree, MAX_NOTE_CAP } from '@/lib/shared/protocol/note-tree';
import { SPEND_SIGNALS } from '@/lib/shared/protocol/signals';
import { type OwnNote, spendInput } from '@/lib/shared/protocol/spend-witness';
import {
  type PoolEvent,
  type SpendRequest,
  type TransferRequest,
  zPoolEvents,
  zSpendRequest,
  zTransferRequest,
} from '@/lib/shared/schemas/pool-api';
import { secretOf, seeded } from '@/tests/fixtures/household';
import { call } from './portal';
import { provedBy } from './proofs';
import type { Stack } from './stack';
import { testKey } from './test-keys';
import { waitUntil } from './wait-until';

/** 1 January 2100: proofs stay the same from run to run. */
const DEADLINE_SEC = 4_102_444_800;
const UNITS_PER_CENT = 10_000n;
export const NOBODY: Address = '0x0000000000000000000000000000000000000000';

/** A note of a person of the tests. */
export type Held = {
  readonly owner: string;
  readonly amountCents: bigint;
  readonly nonce: FieldElement;
  readonly capCents: bigint;
};

const noteOf = ({ owner, amountCents, nonce }: Held): FieldElement =>
  hashNote(eurCents(amountCents), hashPayTo(secretOf(owner), nonce));
const leafOf = (held: Held): FieldElement => hashPoolLeaf(noteOf(held), eurCents(held.capCents));

export const enqueueSpend = (request: SpendRequest): Promise<string> => enqueueJob(spendJob(request));
export const enqueueTransfer = (request: TransferRequest): Promise<string> => enqueueJob(transferJob(request));

/** A wage to a person of the tests, in the relay's queue. @returns the note that it becomes */
export async function enqueueWage(owner: string, amountCents: bigint, counter: number): Promise<Held> {
  const held = { owner, amountCents, nonce: BigInt(counter) as FieldElement, capCents: MAX_NOTE_CAP };
  const payTo = hashPayTo(secretOf(owner), held.nonce);
  await enqueueJob(wageJob({ payTo, amountCents: eurCents(amountCents) }));
  return held;
}

/** What the pool's page says, as a wallet reads it. */
export async function poolEvents(): Promise<PoolEvent[]> {
  return zPoolEvents.parse(await publishedPoolEvents(0, database())).events;
}

const insertedLeaves = (events: readonly PoolEvent[]): FieldElement[] =>
  events.flatMap((event) => (event.kind === 'inserted' ? event.leaves : []));

/** The wages on their way come to stand in the tree. */
export const inTree = (notes: readonly Held[]): Promise<FieldElement[]> =>
  waitUntil(
    'the notes in the tree',
    async () => {
      const leaves = insertedLeaves(await poolEvents());
      return notes.every((held) => leaves.includes(leafOf(held))) && leaves;
    },
    60_000,
  );

export type SpendFacts = {
  readonly notes: readonly [Held] | readonly [Held, Held];
  readonly publicCents: bigint;
  readonly recipient: Address;
  readonly stack: Stack;
};

/** A spend with a real proof by the product's keys. Waits for its notes to stand in the tree. */
export async function provedSpend({ notes, publicCents, recipient, stack }: SpendFacts): Promise<SpendRequest> {
  const leaves = await inTree(notes);
  const tree = createNoteTree(leaves);
  const own = notes.map(
    (held): OwnNote => ({
      amountCents: eurCents(held.amountCents),
      nonce: held.nonce,
      capCents: eurCents(held.capCents),
      path: tree.pathOf(leaves.indexOf(leafOf(held))),
    }),
  ) as [OwnNote] | [OwnNote, OwnNote];
  const { payout } = stack.deployments;
  const context = spendContext({
    chainId: payout.chainId,
    pool: payout.contracts.payoutPool,
    recipient,
    deadlineSec: BigInt(DEADLINE_SEC),
  });
  const { proof, signals } = await provedBy(
    'spend',
    spendInput({
      secret: secretOf(notes[0].owner),
      notes: own,
      root: tree.root,
      publicCents: eurCents(publicCents),
      context,
      blankNonce: seeded(`blank.${notes[0].owner}.${notes[0].nonce}`),
    }),
  );
  const signal = (wanted: (typeof SPEND_SIGNALS)[number]) => signals[SPEND_SIGNALS.indexOf(wanted)];
  return zSpendRequest.parse({
    root: signal('root'),
    amountCents: String(publicCents),
    nullifiers: [signal('nullifier0'), signal('nullifier1')],
    change: signal('change'),
    recipient,
    deadlineSec: DEADLINE_SEC,
    proof,
  });
}

const wire = (request: object): unknown =>
  JSON.parse(JSON.stringify(request, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)));

/** Hands a request to a route of the relay, as a wallet does. */
export const post = (route: NextHandler, request: object) => call(route, { method: 'POST', json: wire(request) });

/** The code that a job fails with. */
export const failedWith = (id: string) =>
  waitUntil('the refusal', async () => {
    const job = await findRelayJob(id);
    return job?.status === 'failed' && job.errorCode;
  });

/** A one-time account that has no gas on any chain. */
export const oneTimeAccount = (name: string) => privateKeyToAccount(testKey(`oneTime.${name}`));

/** EIP-3009 by a one-time account. @param nonce 32 bytes, once per account */
export async function signedTransfer(
  stack: Stack,
  name: string,
  { to, units, nonce = testKey(`nonce.${name}`) }: { to: Address; units: bigint; nonce?: Hex },
): Promise<TransferRequest> {
  const account = oneTimeAccount(name);
  const { payout } = stack.deployments;
  const times = { validAfterSec: 0, validBeforeSec: DEADLINE_SEC };
  const type = (field: string, kind: string) => ({ name: field, type: kind });
  const signature = await account.signTypedData({
    domain: {
      name: 'Demo Euro',
      version: '1',
      chainId: payout.chainId,
      verifyingContract: payout.contracts.euroToken,
    },
    types: {
      TransferWithAuthorization: [
        type('from', 'address'),
        type('to', 'address'),
        type('value', 'uint256'),
        type('validAfter', 'uint256'),
        type('validBefore', 'uint256'),
        type('nonce', 'bytes32'),
      ],
    },
    primaryType: 'TransferWithAuthorization',
    message: { from: account.address, to, value: units, validAfter: 0n, validBefore: BigInt(DEADLINE_SEC), nonce },
  });
  const { r, s, v } = parseSignature(signature);
  return zTransferRequest.parse({
    from: account.address,
    to,
    units: String(units),
    ...times,
    nonce,
    v: Number(v),
    r,
    s,
  });
}

export const unitsOf = (cents: bigint): bigint => cents * UNITS_PER_CENT;

export const eurosOf = (stack: Stack, account: Address): Promise<bigint> =>
  stack.chains.payout.client.readContract({
    address: stack.deployments.payout.contracts.euroToken,
    abi: euroTokenAbi,
    functionName: 'balanceOf',
    args: [account],
  });
