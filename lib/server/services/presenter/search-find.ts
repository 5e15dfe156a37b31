import 'server-only';
import type { Heap, Piece } from './chain-heap';
import type { NamedChain } from './chain-records';
import type { Forms, Needle } from './search-forms';

/** A place where a form stands. */
export type Found = {
  readonly needle: Pick<Needle, 'form' | 'reading'>;
  readonly piece: Piece;
  readonly heap: Heap;
  readonly at: number;
};

/** More than this of one form and heap is counted no further. */
const MOST_FOUND = 2_000;
const EXCERPT = 40;
/** Bytes that can all be read, side by side: fewer of them stand in code and numbers by accident. */
const SHORTEST_TEXT = 16;
const WORD_BYTES = 32;
const SELECTOR_BYTES = 4;

const view = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);
/** Latin letters in small, byte for byte, as a heap has them. */
const folded = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

/** The piece that a place is in, by halving. */
function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/** Whether a place begins a word: of an event or of storage, or of a call behind its selector. */
const beginsWord = ({ kind, from }: Piece, at: number): boolean =>
  (at - from - (kind === 'transaction' ? SELECTOR_BYTES : 0)) % WORD_BYTES === 0;

function findIn(heap: Heap, needle: Needle): Found[] {
  const found: Found[] = [];
  const hay = view(needle.folds ? heap.folded : heap.bytes);
  const bytes = needle.folds ? folded(needle.bytes) : needle.bytes;
  for (let at = hay.indexOf(bytes); at >= 0 && found.length < MOST_FOUND; at = hay.indexOf(bytes, at + 1)) {
    const piece = pieceAt(heap.pieces, at);
    // Across two pieces it is no find.
    if (!piece || at + bytes.length > piece.to) continue;
    if (needle.onWords && !beginsWord(piece, at)) continue;
    const place = { needle, piece, heap, at };
    if (needle.inText && !isInText(place, bytes.length)) continue;
    found.push(place);
  }
  return found;
}

/** Every place of a chain where one of the forms stands. */
export function findAll({ record }: NamedChain, { needles, mappings }: Forms): Found[] {
  const heaps = [...record.heaps, record.storage];
  const asBytes = needles
    .filter(({ isSearched }) => isSearched)
    .flatMap((needle) => heaps.flatMap((heap) => findIn(heap, needle)));
  const inMappings = mappings.flatMap(({ reading, slots }) =>
    [...slots].flatMap((slot) =>
      (record.slots.get(slot) ?? []).map(
        (piece): Found => ({ needle: { form: 'mapping', reading }, piece, heap: record.storage, at: piece.from }),
      ),
    ),
  );
  return [...asBytes, ...inMappings];
}

/** Where a transaction's input ends: behind it stand sender, recipient and value. */
const inputEnd = ({ kind, from, to, input }: Piece): number =>
  kind === 'transaction' ? from + (input.length - 2) / 2 : to;

/** Whether it is the account that sent the transaction. */
export function isSender({ piece, at }: Found): boolean {
  const from = inputEnd(piece);
  return piece.kind === 'transaction' && at >= from && at < from + 20;
}

/** Latin text in UTF-8: a letter with an accent is two bytes, the first of them 0xc3. */
function isText(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at] ?? 0;
  if ((byte >= 0x20 && byte < 0x7f) || byte === 0xc3) return true;
  return byte >= 0x80 && byte < 0xc0 && bytes[at - 1] === 0xc3;
}

/** What a person can read around a find, up to 40 bytes on each side. */
function textAround({ heap: { bytes }, piece, at }: Found): { readonly from: number; readonly to: number } {
  let from = at;
  let to = at;
  while (from > piece.from && at - from < EXCERPT && isText(bytes, from - 1)) from -= 1;
  while (to < inputEnd(piece) && to - at < EXCERPT && isText(bytes, to)) to += 1;
  return { from, to };
}

/** Whether a find of so many bytes stands in a text, and is no accident among numbers or code. */
function isInText(found: Found, length: number): boolean {
  const { from, to } = textAround(found);
  return to >= found.at + length && to - from >= SHORTEST_TEXT;
}

/** Text around a find that a person can read; null when there is none. */
export function excerptOf(found: Found): string | null {
  const { from, to } = textAround(found);
  return to - from < 3 ? null : new TextDecoder().decode(found.heap.bytes.subarray(from, to));
}

const wordAt = (bytes: Uint8Array, at: number): bigint | null =>
  at < 0 || at + WORD_BYTES > bytes.length
    ? null
    : BigInt(`0x${view(bytes.subarray(at, at + WORD_BYTES)).toString('hex')}`);

/** The fifth word of a message between a gate and the pool (ClaimMessage.sol, ReleaseMessage.sol). */
const MESSAGE_PLACE = 4;

/** What a number in a message of a gate is: a claim's cap, which is the same for all, or a tranche's total. */
export function messageDesign({ heap: { bytes }, at }: Found): 'cap' | 'total' | null {
  const version = wordAt(bytes, at - MESSAGE_PLACE * WORD_BYTES);
  return version === 1n ? 'cap' : version === 2n ? 'total' : null;
}
