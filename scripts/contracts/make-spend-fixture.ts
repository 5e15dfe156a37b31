/**
 * Makes tests/fixtures/spend-proof.json: real proofs of circuit `spend` for the contract tests, bound to the pool that
 * those tests deploy, in the order in which they happen. Run after the proving keys changed:
 * `npx tsx scripts/contracts/make-spend-fixture.ts` (about 20 s).
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Address, getAddress, getContractAddress, zeroAddress } from 'viem';
import { proveGroth16, stopProver } from '@/lib/shared/card/groth16';
import { eurCents } from '@/lib/shared/domain/cents';
import { spendContext } from '@/lib/shared/protocol/context';
import type { FieldElement } from '@/lib/shared/protocol/field';
import { hashNote, hashPayTo, hashPoolLeaf, type SecretIdentity } from '@/lib/shared/protocol/hashes';
import { createNoteTree, MAX_NOTE_CAP } from '@/lib/shared/protocol/note-tree';
import { SPEND_SIGNALS } from '@/lib/shared/protocol/signals';
import { spendInput, spendOutputs } from '@/lib/shared/protocol/spend-witness';
import { secretOf, seeded } from '@/tests/fixtures/household';

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** As in tests/contracts/support/PoolWorld.sol: the pool is made by this account with nonce 0. */
const WORLD = {
  chainId: 31339,
  pool: getContractAddress({ from: '0x0000000000000000000000000000000000000B0b', nonce: 0n }),
  /** 31 December 2026, 12:00 UTC */
  deadlineSec: 1798718400n,
} as const;
const ONE_TIME_ACCOUNT: Address = getAddress('0x00000000000000000000000000000000000ca511');
const OTHER_ACCOUNT: Address = getAddress('0x00000000000000000000000000000000000ca512');
const CLAIM_CAP = eurCents(202779n);

type Received = {
  readonly kind: 'claim' | 'deposit';
  readonly secret: SecretIdentity;
  readonly amountCents: bigint;
  readonly nonce: FieldElement;
};
const received = (kind: Received['kind'], owner: string, amountCents: bigint, nonce: FieldElement): Received => ({
  kind,
  secret: secretOf(owner),
  amountCents,
  nonce,
});

/** What the pool receives first, in this order. */
const RECEIVED: readonly Received[] = [
  received('claim', 'driver', 87641n, seeded('claim.october')),
  received('deposit', 'neighbour', 180000n, 0n as FieldElement),
  received('claim', 'driver', 60000n, seeded('claim.november')),
  received('deposit', 'driver', 118000n, 0n as FieldElement),
  received('claim', 'neighbour', 41000n, seeded('claim.neighbour')),
];

type Note = { amountCents: bigint; nonce: FieldElement; capCents: bigint; leafIndex: number };
type Spend = {
  readonly owner: string;
  readonly notes: readonly [Note] | readonly [Note, Note];
  readonly amountCents: bigint;
  readonly recipient: Address;
};

const tree = createNoteTree();
const artifacts = {
  wasm: new Uint8Array(await readFile(file('public/zk/spend.wasm'))),
  zkey: new Uint8Array(await readFile(file('public/zk/spend.zkey'))),
};

const receipts = RECEIVED.map(({ kind, secret, amountCents, nonce }) => {
  const payTo = hashPayTo(secret, nonce);
  const note = hashNote(eurCents(amountCents), payTo);
  const capCents = kind === 'claim' ? CLAIM_CAP : MAX_NOTE_CAP;
  return { kind, amountCents, nonce, payTo, note, capCents, leaf: hashPoolLeaf(note, capCents) };
});
tree.append(receipts.map(({ leaf }) => leaf));

function noteAt(leafIndex: number): Note {
  const receipt = receipts[leafIndex];
  if (receipt === undefined) throw new Error(`nothing was received at ${leafIndex}`);
  const { amountCents, nonce, capCents } = receipt;
  return { amountCents, nonce, capCents, leafIndex };
}

async function prove(name: string, { owner, notes, amountCents, recipient }: Spend) {
  const { chainId, pool, deadlineSec } = WORLD;
  const own = notes.map((note) => ({
    amountCents: eurCents(note.amountCents),
    nonce: note.nonce,
    capCents: eurCents(note.capCents),
    path: tree.pathOf(note.leafIndex),
  }));
  const [first, second] = own;
  if (first === undefined) throw new Error('a spend needs a note');
  const witness = {
    secret: secretOf(owner),
    notes: second === undefined ? ([first] as const) : ([first, second] as const),
    root: tree.root,
    publicCents: eurCents(amountCents),
    context: spendContext({ chainId, pool, recipient, deadlineSec }),
    blankNonce: seeded(`blank.${name}`),
  };
  const { proof, publicSignals } = await proveGroth16(spendInput(witness), artifacts);
  const signals = Object.fromEntries(SPEND_SIGNALS.map((signal, index) => [signal, publicSignals[index] ?? '']));
  const outputs = spendOutputs(witness);
  if (signals.change !== String(outputs.change)) throw new Error(`${name}: another change than the protocol computes`);
  return {
    fixture: {
      root: String(tree.root),
      amountCents: String(amountCents),
      nullifiers: [signals.nullifier0, signals.nullifier1],
      change: signals.change,
      recipient,
      proof,
    },
    outputs,
  };
}

const driver = 'driver';
const withdrawal = await prove('withdrawal', {
  owner: driver,
  notes: [noteAt(0)],
  amountCents: 50000n,
  recipient: ONE_TIME_ACCOUNT,
});
/** The same note, to another account: one of the two wins. */
const withdrawalElsewhere = await prove('withdrawalElsewhere', {
  owner: driver,
  notes: [noteAt(0)],
  amountCents: 20000n,
  recipient: OTHER_ACCOUNT,
});
const consolidation = await prove('consolidation', {
  owner: driver,
  notes: [noteAt(2), noteAt(3)],
  amountCents: 0n,
  recipient: zeroAddress,
});
/** Under the first root, which stays good. */
const neighbour = await prove('neighbour', {
  owner: 'neighbour',
  notes: [noteAt(1), noteAt(4)],
  amountCents: 221000n,
  recipient: OTHER_ACCOUNT,
});

/** The changes of the first two spends, inserted in the order in which those were made. */
const changes = [withdrawal, consolidation].map(({ outputs }) => ({
  note: outputs.change,
  amountCents: outputs.changeCents,
  nonce: outputs.nullifiers[0],
  leaf: hashPoolLeaf(outputs.change, MAX_NOTE_CAP),
}));
const firstChangeIndex = tree.size;
tree.append(changes.map(({ leaf }) => leaf));
const changeAt = (index: number): Note => {
  const change = changes[index];
  if (change === undefined) throw new Error(`no change ${index}`);
  return { ...change, capCents: MAX_NOTE_CAP, leafIndex: firstChangeIndex + index };
};
const fromChange = await prove('fromChange', {
  owner: driver,
  notes: [changeAt(0)],
  amountCents: 37641n,
  recipient: OTHER_ACCOUNT,
});

const text = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
const fixture = {
  generatedBy: 'scripts/contracts/make-spend-fixture.ts',
  verifyingKeySha256: `0x${createHash('sha256')
    .update(await readFile(file('public/zk/spend.vkey.json')))
    .digest('hex')}`,
  ...WORLD,
  received: receipts,
  changes,
  spends: {
    withdrawal: withdrawal.fixture,
    withdrawalElsewhere: withdrawalElsewhere.fixture,
    consolidation: consolidation.fixture,
    neighbour: neighbour.fixture,
    fromChange: fromChange.fixture,
  },
};
await writeFile(file('tests/fixtures/spend-proof.json'), `${JSON.stringify(fixture, text, 2)}\n`);
console.log(`spend-proof.json: ${Object.keys(fixture.spends).join(', ')}`);
await stopProver();
