import {
  type Address,
  concat,
  decodeAbiParameters,
  encodePacked,
  type Hash,
  type Hex,
  hexToNumber,
  keccak256,
  numberToHex,
  pad,
  size,
  slice,
} from 'viem';

/**
 * Hyperlane's encodings, the same as in its contracts (Message.sol, CheckpointLib.sol, MessageIdMultisigIsmMetadata.sol,
 * AggregationIsmMetadata.sol), so that its own agents can replace this messenger without touching a contract.
 */
export type HyperlaneMessage = {
  readonly version: number;
  readonly nonce: number;
  /** Domain = chain id. */
  readonly origin: number;
  readonly sender: Hex;
  readonly destination: number;
  readonly recipient: Hex;
};

/** Reads the header of an encoded message. @throws when it is shorter than a header */
export const decodeMessage = (message: Hex): HyperlaneMessage => ({
  version: hexToNumber(slice(message, 0, 1, { strict: true })),
  nonce: hexToNumber(slice(message, 1, 5, { strict: true })),
  origin: hexToNumber(slice(message, 5, 9, { strict: true })),
  sender: slice(message, 9, 41, { strict: true }),
  destination: hexToNumber(slice(message, 41, 45, { strict: true })),
  recipient: slice(message, 45, 77, { strict: true }),
});

/** Bytes of a message before its body. */
const HEADER_BYTES = 77;
const ADDRESS_BYTES = 20;

export type GatewayBody = { readonly sender: Address; readonly payload: Hex };

/**
 * What a gateway dispatched: who called it, which are the last bytes of the body's first part and written by the gateway
 * itself (ERC-7930, HyperlaneGateway.sendMessage), and the payload. Null for a body of another form.
 */
export function gatewayBody(message: Hex): GatewayBody | null {
  try {
    const parts = [{ type: 'bytes' }, { type: 'bytes' }, { type: 'bytes' }] as const;
    const [sender, , payload] = decodeAbiParameters(parts, slice(message, HEADER_BYTES));
    return { sender: slice(sender, size(sender) - ADDRESS_BYTES), payload };
  } catch {
    return null;
  }
}

export const messageId = (message: Hex): Hash => keccak256(message);

/** An address as Hyperlane's 32 bytes, lower case. */
export const addressToBytes32 = (address: Address): Hex => pad(address.toLowerCase() as Hex, { size: 32 });

export type Checkpoint = {
  readonly origin: number;
  readonly merkleTreeHook: Address;
  readonly root: Hash;
  readonly index: number;
  readonly messageId: Hash;
};

const domainHash = (origin: number, merkleTreeHook: Address): Hash =>
  keccak256(encodePacked(['uint32', 'bytes32', 'string'], [origin, addressToBytes32(merkleTreeHook), 'HYPERLANE']));

/** The 32 bytes that a validator signs as an EIP-191 message. */
export const checkpointDigest = (c: Checkpoint): Hash =>
  keccak256(
    encodePacked(
      ['bytes32', 'bytes32', 'uint32', 'bytes32'],
      [domainHash(c.origin, c.merkleTreeHook), c.root, c.index, c.messageId],
    ),
  );

/** Metadata of the message-id multisig: signatures in the module's validator order, exactly `threshold` of them. */
export const multisigMetadata = (
  c: Pick<Checkpoint, 'merkleTreeHook' | 'root' | 'index'>,
  signatures: readonly Hex[],
): Hex => concat([addressToBytes32(c.merkleTreeHook), c.root, numberToHex(c.index, { size: 4 }), ...signatures]);

/**
 * Metadata of an aggregation: a (start, end) pair of uint32 for each module, then the parts. A start of 0 would mean
 * "none for this module", so that an empty part (the pausable module's) still points behind the header.
 */
export function aggregationMetadata(parts: readonly Hex[]): Hex {
  let offset = parts.length * 8;
  const header = parts.flatMap((part) => {
    const start = offset;
    offset += size(part);
    return [numberToHex(start, { size: 4 }), numberToHex(offset, { size: 4 })];
  });
  return concat([...header, ...parts]);
}
