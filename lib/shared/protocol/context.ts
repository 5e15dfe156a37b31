import { type Address, encodeAbiParameters, type Hex, keccak256, parseAbiParameters, stringToHex } from 'viem';
import { type FieldElement, reduceToField } from './field';

const CLAIM_PURPOSE = keccak256(stringToHex('voorzien.claim.v1'));
const SPEND_PURPOSE = keccak256(stringToHex('voorzien.spend.v1'));
const TALLY_SHARE_PURPOSE = keccak256(stringToHex('voorzien.tally-share.v1'));
const BIND_PURPOSE = keccak256(stringToHex('voorzien.bind-holder.v1'));

export type ClaimContext = {
  readonly chainId: number;
  readonly gate: Address;
  readonly payoutChainId: number;
  readonly pool: Address;
  readonly scheme: number;
  readonly period: number;
  /** Unix seconds. */
  readonly deadlineSec: bigint;
};

/**
 * Context of a claim: binds a proof to one gate, pool, policy and deadline, so that a relay can change nothing (S-09).
 * keccak256(abi.encode(bytes32 purpose, uint256 chainId, address gate, uint256 payoutChainId, address pool,
 * uint8 scheme, uint32 period, uint64 deadline)) mod r. Mirrored in contracts/libraries/ClaimContext.sol.
 */
export function claimContext(c: ClaimContext): FieldElement {
  const encoded = encodeAbiParameters(
    parseAbiParameters('bytes32, uint256, address, uint256, address, uint8, uint32, uint64'),
    [CLAIM_PURPOSE, BigInt(c.chainId), c.gate, BigInt(c.payoutChainId), c.pool, c.scheme, c.period, c.deadlineSec],
  );
  return reduceToField(BigInt(keccak256(encoded)));
}

export type SpendContext = {
  readonly chainId: number;
  readonly pool: Address;
  /** Zero address when nothing leaves the pool. */
  readonly recipient: Address;
  /** Unix seconds. */
  readonly deadlineSec: bigint;
};

/**
 * Context of a spend: binds a proof to one pool, recipient and deadline, so that a relay can change nothing (S-09). There
 * is no fee. keccak256(abi.encode(bytes32 purpose, uint256 chainId, address pool, address recipient, uint64 deadline))
 * mod r. Mirrored in contracts/libraries/SpendContext.sol.
 */
export function spendContext(c: SpendContext): FieldElement {
  const encoded = encodeAbiParameters(parseAbiParameters('bytes32, uint256, address, address, uint64'), [
    SPEND_PURPOSE,
    BigInt(c.chainId),
    c.pool,
    c.recipient,
    c.deadlineSec,
  ]);
  return reduceToField(BigInt(keccak256(encoded)));
}

export type TallyShareContext = {
  readonly chainId: number;
  readonly tally: Address;
  /** The key holder's account, which sends the proof. */
  readonly holder: Address;
  /** 0 for the registration of a part. */
  readonly trancheId: bigint;
};

/**
 * Context of a share of a tranche: binds a proof to one tally, key holder and tranche, so that nobody hands it in
 * elsewhere (S-09). keccak256(abi.encode(bytes32 purpose, uint256 chainId, address tally, address holder,
 * uint64 trancheId)) mod r. Mirrored in contracts/libraries/TallyShareContext.sol.
 */
export function tallyShareContext(c: TallyShareContext): FieldElement {
  const encoded = encodeAbiParameters(parseAbiParameters('bytes32, uint256, address, address, uint64'), [
    TALLY_SHARE_PURPOSE,
    BigInt(c.chainId),
    c.tally,
    c.holder,
    c.trancheId,
  ]);
  return reduceToField(BigInt(keccak256(encoded)));
}

/**
 * Context of a holder proof (circuit `holder`): binds it to one portal, one single-use challenge and the card's
 * encryption key. keccak256(abi.encode(bytes32 purpose, bytes32 audienceHash, bytes32 challenge, bytes32 keyHash)) mod r.
 * @param audience the portal's origin @param challenge 32 bytes @param encryptionKey the card's public HPKE key, hex
 */
export function bindContext(audience: string, challenge: Hex, encryptionKey: Hex): FieldElement {
  const encoded = encodeAbiParameters(parseAbiParameters('bytes32, bytes32, bytes32, bytes32'), [
    BIND_PURPOSE,
    keccak256(stringToHex(audience)),
    challenge,
    keccak256(encryptionKey),
  ]);
  return reduceToField(BigInt(keccak256(encoded)));
}
