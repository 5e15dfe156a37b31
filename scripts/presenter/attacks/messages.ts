import { type Address, concat, encodeAbiParameters, encodePacked, type Hex, numberToHex, size, trim } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import {
  addressToBytes32,
  aggregationMetadata,
  checkpointDigest,
  messageId,
  multisigMetadata,
} from '@/lib/server/messenger/hyperlane';
import { randomHash } from './random';

const MESSAGE_VERSION = 3;
const CLAIM_VERSION = 1n;
const WORD = { type: 'uint256' } as const;
const BYTES = { type: 'bytes' } as const;

/** An account on a chain, as ERC-7930 writes it. */
export function interoperable(chainId: number, account: Address): Hex {
  const reference = trim(numberToHex(chainId));
  return concat([
    '0x00010000',
    numberToHex(size(reference), { size: 1 }),
    reference,
    '0x14',
    account.toLowerCase() as Hex,
  ]);
}

/** What a gate tells the pool (ClaimMessage.sol), with numbers that nobody proved. */
export const claimPayload = (nullifierClass: number, nullifier: bigint, note: bigint, capCents: bigint): Hex =>
  encodeAbiParameters(
    [WORD, WORD, WORD, WORD, WORD, WORD],
    [CLAIM_VERSION, BigInt(nullifierClass), nullifier, note, capCents, 0n],
  );

/** What a gateway dispatches for a sender (HyperlaneGateway.sendMessage). */
export const gatewayBodyOf = (sender: Hex, recipient: Hex, payload: Hex): Hex =>
  encodeAbiParameters([BYTES, BYTES, BYTES], [sender, recipient, payload]);

export type Envelope = {
  readonly nonce: number;
  readonly origin: number;
  readonly sender: Address;
  readonly destination: number;
  readonly recipient: Address;
};

/** A Hyperlane message (Message.sol). */
export const hyperlaneMessage = ({ nonce, origin, sender, destination, recipient }: Envelope, body: Hex): Hex =>
  encodePacked(
    ['uint8', 'uint32', 'uint32', 'bytes32', 'uint32', 'bytes32', 'bytes'],
    [MESSAGE_VERSION, nonce, origin, addressToBytes32(sender), destination, addressToBytes32(recipient), body],
  );

/** What goes with a message to the other chain: signatures under a checkpoint that has it, by whoever holds these keys. */
export async function signedMetadata(
  message: Hex,
  origin: number,
  merkleTreeHook: Address,
  keys: readonly Hex[],
): Promise<Hex> {
  const checkpoint = { origin, merkleTreeHook, root: randomHash(), index: 0, messageId: messageId(message) };
  const raw = checkpointDigest(checkpoint);
  const signatures = await Promise.all(keys.map((key) => privateKeyToAccount(key).signMessage({ message: { raw } })));
  return aggregationMetadata([multisigMetadata(checkpoint, signatures), '0x']);
}
