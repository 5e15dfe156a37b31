import { decodeAbiParameters, type Hex, size } from 'viem';
import type { PoolMessage } from '../repositories/messages';
import { gatewayBody } from './hyperlane';

const WORD = { type: 'uint256' } as const;
const WORD_BYTES = 32;

/** ClaimMessage.sol: `abi.encode(version, class, nullifier, note, cap, tranche)`. */
const CLAIM_VERSION = 1n;
const CLAIM_WORDS = [WORD, WORD, WORD, WORD, WORD, WORD] as const;

/** ReleaseMessage.sol: `abi.encode(version, class, tranche, count, total)`. */
const RELEASE_VERSION = 2n;
const RELEASE_WORDS = [WORD, WORD, WORD, WORD, WORD] as const;
const UINT64_LIMIT = 2n ** 64n;

/** What a message between gateways tells the pool, or null when it is neither claim nor release: the pool rejects it. */
export function poolMessage(message: Hex): PoolMessage | null {
  const payload = gatewayBody(message)?.payload;
  if (payload === undefined) return null;
  // The pool, too, tells the two apart by their length.
  if (size(payload) === CLAIM_WORDS.length * WORD_BYTES) return claimOf(payload);
  if (size(payload) === RELEASE_WORDS.length * WORD_BYTES) return releaseOf(payload);
  return null;
}

function claimOf(payload: Hex): PoolMessage | null {
  const [version, nullifierClass, nullifier, note] = decodeAbiParameters(CLAIM_WORDS, payload);
  if (version !== CLAIM_VERSION || nullifierClass >= 2n ** 32n) return null;
  // Cast: bound checked above.
  return { kind: 'claim', nullifierClass: Number(nullifierClass), nullifier, note };
}

function releaseOf(payload: Hex): PoolMessage | null {
  const [version, nullifierClass, trancheId, count, totalCents] = decodeAbiParameters(RELEASE_WORDS, payload);
  if (version !== RELEASE_VERSION || nullifierClass >= 2n ** 32n) return null;
  if ([trancheId, count, totalCents].some((word) => word >= UINT64_LIMIT)) return null;
  return { kind: 'release', nullifierClass: Number(nullifierClass), trancheId, count, totalCents };
}

/** The same for all messages of one claim, and for all of one release: any of them does what all of them would. */
export const poolMessageKey = (message: PoolMessage): string =>
  message.kind === 'claim'
    ? `claim:${message.nullifierClass}:${message.nullifier}`
    : `release:${message.nullifierClass}:${message.trancheId}`;
