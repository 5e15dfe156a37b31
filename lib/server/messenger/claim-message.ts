import { decodeAbiParameters, type Hex, size } from 'viem';
import type { ClaimMessage } from '../repositories/messages';
import { gatewayBody } from './hyperlane';

/** ClaimMessage.sol: `abi.encode(version, class, nullifier, note, cap, tranche)`. */
const VERSION = 1n;
const WORD = { type: 'uint256' } as const;
const WORDS = [WORD, WORD, WORD, WORD, WORD, WORD] as const;
const WORD_BYTES = 32;

/** The claim of a message between gateways, or null when it is none: the pool then rejects it. */
export function claimOfMessage(message: Hex): ClaimMessage | null {
  const payload = gatewayBody(message)?.payload;
  if (payload === undefined || size(payload) !== WORDS.length * WORD_BYTES) return null;
  const [version, nullifierClass, nullifier, note] = decodeAbiParameters(WORDS, payload);
  if (version !== VERSION || nullifierClass >= 2n ** 32n) return null;
  // Cast: bound checked above.
  return { nullifierClass: Number(nullifierClass), nullifier, note };
}

/** The same for all messages of one claim: any of them pays it. */
export const claimKey = (claim: ClaimMessage): string => `${claim.nullifierClass}:${claim.nullifier}`;
