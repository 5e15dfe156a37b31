import { size } from 'viem';
import { describe, expect, test } from 'vitest';
import { gatewayBody, messageId } from '@/lib/server/messenger/hyperlane';
import { poolMessage } from '@/lib/server/messenger/pool-message';
import { claimPayload, gatewayBodyOf, hyperlaneMessage, interoperable } from '@/scripts/presenter/attacks/messages';
import { negatedProof } from '@/scripts/presenter/attacks/proofs';
import { tamper } from '@/scripts/presenter/attacks/tampered-witness';

const GATE = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const POOL = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC';

/** A witness file with one section of values, as snarkjs writes them. */
function witnessFile(values: readonly bigint[]): Uint8Array {
  const body = values.flatMap((value) =>
    Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn)),
  );
  const file = new Uint8Array(24 + body.length);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('wtns'));
  view.setUint32(4, 2, true);
  view.setUint32(8, 1, true);
  view.setUint32(12, 2, true);
  view.setBigUint64(16, BigInt(body.length), true);
  file.set(body, 24);
  return file;
}

describe('what attacks are made of', () => {
  test('other bytes that prove the same differ in four words, and lead back', () => {
    const proof = ['1', '2', '3', '4', '5', '6', '7', '8'];
    const other = negatedProof(proof);
    expect(other.map((word, i) => word === proof[i])).toEqual([true, false, true, true, false, false, true, true]);
    expect(negatedProof(other)).toEqual(proof);
  });

  test('a forged message reads as a real one does', () => {
    const sender = interoperable(31337, GATE);
    expect(sender).toBe(`0x00010000027a6914${GATE.slice(2).toLowerCase()}`);
    const body = gatewayBodyOf(sender, interoperable(31339, POOL), claimPayload(1, 7n, 8n, 9n));
    const envelope = { nonce: 3, origin: 31337, sender: GATE, destination: 31339, recipient: POOL } as const;
    const message = hyperlaneMessage(envelope, body);
    expect(gatewayBody(message)?.sender).toBe(GATE.toLowerCase());
    expect(poolMessage(message)).toEqual({ kind: 'claim', nullifierClass: 1, nullifier: 7n, note: 8n });
    expect(size(messageId(message))).toBe(32);
  });

  test('a witness is changed wherever a value stands, and the one given stays as it was', () => {
    const witness = witnessFile([1n, 129_941n, 5n, 129_941n]);
    const { file, places } = tamper(witness, new Map([[129_941n, 102_137n]]));
    expect([places, file]).toEqual([2, witnessFile([1n, 102_137n, 5n, 102_137n])]);
    expect(witness).toEqual(witnessFile([1n, 129_941n, 5n, 129_941n]));
  });
});
