import 'server-only';
import { type Address, type Hash, type Hex, hexToBytes } from 'viem';

/** A piece of what stands on a chain, and where its bytes are. */
export type Piece = {
  readonly kind: 'block' | 'transaction' | 'event' | 'storage' | 'code';
  readonly from: number;
  readonly to: number;
  readonly block: number | null;
  readonly tx: Hash | null;
  /** The contract that is called, that tells, or that keeps it. */
  readonly account: Address | null;
  /** Of a transaction its input; of an event its topics and data. */
  readonly input: Hex;
  readonly topics: readonly Hex[];
};

/** Bytes side by side, with what they are, in order. */
export type Heap = { readonly bytes: Uint8Array; readonly folded: Uint8Array; readonly pieces: readonly Piece[] };

/** Collects pieces and their bytes. */
export class HeapBuilder {
  readonly #parts: Uint8Array[] = [];
  readonly #pieces: Piece[] = [];
  #at = 0;

  add(piece: Omit<Piece, 'from' | 'to'>, parts: readonly Hex[]): void {
    const from = this.#at;
    for (const part of parts) {
      const bytes = hexToBytes(part.length % 2 === 0 ? part : `0x0${part.slice(2)}`);
      this.#parts.push(bytes);
      this.#at += bytes.length;
    }
    this.#pieces.push({ ...piece, from, to: this.#at });
  }

  heap(): Heap {
    const bytes = Buffer.concat(this.#parts);
    // Latin letters in small, byte for byte: for comparing without regard to capitals.
    const folded = Uint8Array.from(bytes, (byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));
    return { bytes, folded, pieces: this.#pieces };
  }
}

/** A number as 32 bytes. */
export const wordOf = (value: Hex): Hex => `0x${value.slice(2).padStart(64, '0')}`;
