import { decodeFunctionData, type Hex, parseEventLogs } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import { hyperlaneGatewayAbi } from '@/lib/generated/abi/HyperlaneGateway';
import { incomeSupplementAbi } from '@/lib/generated/abi/IncomeSupplement';
import { payoutPoolAbi } from '@/lib/generated/abi/PayoutPool';
import { mailboxAbi } from '@/lib/generated/hyperlane/Mailbox';
import { addressToBytes32, messageId } from '@/lib/server/messenger/hyperlane';
import { NULLIFIER_CLASSES } from '@/lib/shared/domain/schemes';
import { type Books, follows, movesBetween, readBooks } from './books';
import {
  claimPayload,
  type Envelope,
  gatewayBodyOf,
  hyperlaneMessage,
  interoperable,
  signedMetadata,
} from './messages';
import { randomField } from './random';
import { unitsPerCent } from './reserve';
import { type Attacker, type Call, fundedAttacker, strike } from './strike';
import type { World } from './world';

const CAP_CENTS = 100_000n;
const CLASS = NULLIFIER_CLASSES.incomeSupplement;

type Forgery = { readonly nullifier: bigint; readonly payload: Hex; readonly toPool: Hex };

/** A thousand euros for a note of the attacker's own, under a right that nobody has. */
function forge({ payout }: World): Forgery {
  const nullifier = randomField();
  return {
    nullifier,
    payload: claimPayload(CLASS, nullifier, randomField(), CAP_CENTS),
    toPool: interoperable(payout.chainId, payout.contracts.payoutPool),
  };
}

const fromGate = ({ income }: World): Hex => interoperable(income.chainId, income.contracts.incomeSupplement);

/** From the gateway on the income chain to the one on the payout chain. */
const envelope = ({ income, payout }: World, nonce: number, sender = income.contracts.gateway): Envelope => ({
  ...{ nonce, origin: income.chainId, sender, destination: payout.chainId },
  recipient: payout.contracts.gateway,
});

const process = ({ payout }: World, metadata: Hex, message: Hex): Call => ({
  ...{ to: payout.contracts.mailbox, abi: mailboxAbi, functionName: 'process' },
  args: [metadata, message],
});

/** Past the mailbox: to the gateway, and to the pool. */
async function pastTheMailbox(world: World, { payload, toPool }: Forgery, attacker: Attacker): Promise<void> {
  const { income, payout, report } = world;
  const body = gatewayBodyOf(fromGate(world), toPool, payload);
  const calls = [
    {
      key: 'messageGateway',
      expected: 'HyperlaneGateway__NotMailbox',
      to: payout.contracts.gateway,
      abi: hyperlaneGatewayAbi,
      functionName: 'handle',
      args: [income.chainId, addressToBytes32(income.contracts.gateway), body],
    },
    {
      key: 'messagePool',
      expected: 'ERC7786RecipientUnauthorizedGateway',
      to: payout.contracts.payoutPool,
      abi: payoutPoolAbi,
      functionName: 'receiveMessage',
      args: [`0x${'00'.repeat(32)}`, fromGate(world), payload],
    },
  ] as const;
  for (const { key, expected, ...call } of calls) {
    const { error, txHash } = await strike(world, 'payout', call, attacker);
    report.refused(key, expected, error, { tx: txHash });
  }
}

/** A delivery that really took place: its signatures are public. */
async function someDelivery({ nodes, payout }: World): Promise<{ readonly metadata: Hex } | null> {
  const { mailbox } = payout.contracts;
  const logs = await nodes.payout.getContractEvents({
    address: mailbox,
    abi: mailboxAbi,
    eventName: 'ProcessId',
    fromBlock: 0n,
  });
  const last = logs.at(-1);
  if (!last) return null;
  const { input } = await nodes.payout.getTransaction({ hash: last.transactionHash });
  const { functionName, args } = decodeFunctionData({ abi: mailboxAbi, data: input });
  return functionName === 'process' ? { metadata: args[0] } : null;
}

/** Through the mailbox, with signatures that are none, and with signatures of another message. */
async function throughTheMailbox(world: World, { payload, toPool }: Forgery, attacker: Attacker): Promise<void> {
  const { income, report } = world;
  const body = gatewayBodyOf(fromGate(world), toPool, payload);
  const message = hyperlaneMessage(envelope(world, 4_000_000), body);
  const strangers = [generatePrivateKey(), generatePrivateKey(), generatePrivateKey()];
  const forged = await signedMetadata(message, income.chainId, income.contracts.merkleTreeHook, strangers);
  const own = await strike(world, 'payout', process(world, forged, message), attacker);
  report.refused('messageSignatures', '!threshold', own.error, { tx: own.txHash });

  const delivery = await someDelivery(world);
  if (!delivery) throw new Error('No delivery can be read whose signatures could be borrowed.');
  const borrowed = await strike(world, 'payout', process(world, delivery.metadata, message), attacker);
  report.refused('messageBorrowed', '!threshold', borrowed.error, { tx: borrowed.txHash });
}

/** Sent on the income chain by a stranger, which anybody may; the demo lends the validators' keys for the rest of the way. */
async function fromStranger(
  world: World,
  forgery: Forgery,
  attacker: Attacker,
  call: Call,
  texts: { readonly key: 'messageStranger' | 'messageDispatch'; readonly expected: string },
): Promise<void> {
  const { income, payout, nodes, report, validatorKeys } = world;
  const stranger = await fundedAttacker(world, 'income');
  const sent = await strike(world, 'income', call, stranger);
  const { logs } = await nodes.income.getTransactionReceipt({ hash: sent.txHash });
  const [dispatch] = parseEventLogs({ abi: mailboxAbi, eventName: 'Dispatch', logs });
  if (!dispatch) throw new Error('The stranger’s message was not dispatched.');
  const { message } = dispatch.args;
  report.line('info', 'strangerSent', { tx: sent.txHash });
  // The messenger carries what the gates send alone; here somebody carries it nevertheless, rightly signed.
  const metadata = await signedMetadata(
    message,
    income.chainId,
    income.contracts.merkleTreeHook,
    validatorKeys.slice(0, 3),
  );
  const { error, txHash } = await strike(world, 'payout', process(world, metadata, message), attacker);
  report.refused(texts.key, texts.expected, error, { tx: txHash });
  const mailbox = { address: payout.contracts.mailbox, abi: mailboxAbi, functionName: 'delivered' } as const;
  const isDelivered = await nodes.payout.readContract({ ...mailbox, args: [messageId(message)] });
  report.check(!isDelivered && forgery.nullifier > 0n, 'messageNotDelivered');
}

/** Somebody wants money from the pool without a claim: by a message that no gate sent. */
export async function forgedMessage(world: World): Promise<void> {
  const { income, payout, nodes, report } = world;
  const before = await readBooks(world);
  const attacker = await fundedAttacker(world, 'payout');
  const forgery = forge(world);
  const { toPool, payload } = forgery;
  report.line('info', 'messageForged', { amountCents: String(CAP_CENTS) });
  await pastTheMailbox(world, forgery, attacker);
  await throughTheMailbox(world, forgery, attacker);

  const gateway = {
    to: income.contracts.gateway,
    abi: hyperlaneGatewayAbi,
    functionName: 'sendMessage',
    args: [toPool, payload, []],
  };
  await fromStranger(world, forgery, attacker, gateway, {
    key: 'messageStranger',
    expected: 'ERC7786RecipientUnauthorizedGateway',
  });
  const body = gatewayBodyOf(fromGate(world), toPool, payload);
  const dispatch = {
    to: income.contracts.mailbox,
    abi: mailboxAbi,
    functionName: 'dispatch',
    args: [payout.chainId, addressToBytes32(payout.contracts.gateway), body],
  };
  await fromStranger(world, forgery, attacker, dispatch, {
    key: 'messageDispatch',
    expected: 'HyperlaneGateway__SenderNotRemote',
  });

  const pool = { address: payout.contracts.payoutPool, abi: payoutPoolAbi } as const;
  const note = await nodes.payout.readContract({ ...pool, functionName: 'noteOf', args: [CLASS, forgery.nullifier] });
  report.check(note === 0n, 'poolHasNothing');
  await checkBooks(world, before);
}

/**
 * Whatever the messages did, the pool's money did not move for them: each change of what it has and owes is one that it told
 * of, and each note in between is of a claim that stands at the gate.
 */
async function checkBooks(world: World, before: Books): Promise<void> {
  const { nodes, income, report } = world;
  const after = await readBooks(world);
  const moves = await movesBetween(world, before, after);
  const gate = { address: income.contracts.incomeSupplement, abi: incomeSupplementAbi } as const;
  const ofGate = moves.received.filter(({ nullifierClass }) => nullifierClass === CLASS);
  const hashes = await Promise.all(
    ofGate.map(({ nullifier }) =>
      nodes.income.readContract({ ...gate, functionName: 'messageHash', args: [nullifier] }),
    ),
  );
  const isClaimed = hashes.every((hash) => BigInt(hash) !== 0n);
  const cents = (units: bigint): string => String(units / unitsPerCent(world));
  report.check(isClaimed && follows(before, after, moves), 'poolBooks', {
    ...{ beforeCents: cents(before.balance), afterCents: cents(after.balance) },
    ...{ owedBeforeCents: cents(before.reserved), owedAfterCents: cents(after.reserved) },
  });
}
