import { randomBytes } from 'node:crypto';

let lastMs = 0;
let sequence = 0;

/**
 * A UUID that grows with time (RFC 9562, version 7), also within one millisecond: 12 bits count there. The database makes the
 * others of this kind; rows that are written in bulk bring theirs.
 */
export function uuid7(nowMs = Date.now()): string {
  sequence = nowMs > lastMs ? 0 : sequence + 1;
  // A clock that was set back, or more than 4,096 in a millisecond: the next one is borrowed.
  lastMs = Math.max(nowMs, lastMs) + (sequence > 0xfff ? 1 : 0);
  sequence &= 0xfff;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
