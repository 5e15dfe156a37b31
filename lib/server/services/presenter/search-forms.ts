import 'server-only';
import { createHash } from 'node:crypto';
import { poseidon1 } from 'poseidon-lite';
import { type Hex, hexToBytes, keccak256, numberToHex, pad, toHex } from 'viem';
import type { z } from 'zod';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import type { zSearchForm } from '@/lib/shared/schemas/presenter-chains';

type Form = z.output<typeof zSearchForm>;

/** A form with what is compared. */
export type Needle = Pick<Form, 'form' | 'reading'> & {
  readonly bytes: Uint8Array;
  /** Without regard to capitals. */
  readonly folds: boolean;
  /** Where it would be an accident anywhere else: at the beginning of a word. */
  readonly onWords: boolean;
  /** Likewise: inside of text that a person can read. */
  readonly inText: boolean;
  readonly isSearched: boolean;
};

/** What is kept under a value: keccak256(value ‖ place of the mapping), for the first places of a contract. */
export type MappingSlots = Pick<Form, 'reading'> & { readonly slots: ReadonlySet<Hex> };

/** What is looked through. */
export type Haystack = {
  /** The more, the longer a form has to be to mean anything. */
  readonly bytes: number;
  /**
   * Whether it is small and holds sentences, as the chain of plain transfers: then a short text is looked for, too, inside of
   * what a person can read, where it is no accident.
   */
  readonly isReadable: boolean;
};

export type Forms = { readonly needles: readonly Needle[]; readonly mappings: readonly MappingSlots[] };

const MAPPING_PLACES = 64;
/** Most places in which a form may turn up by accident. */
const ACCIDENTS = 0.01;
/** Below this, lengths, places and counts look the same as a number. */
const SMALLEST_NUMBER = 1_000n;
/** Numbers below two bytes would be met by accident across two words. */
const WORDS_BELOW = 65_536n;
const MOST_FIELD_BYTES = 31;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const word = (value: bigint): Uint8Array => hexToBytes(numberToHex(value, { size: 32 }));
const poseidon = (value: bigint): Uint8Array => word(poseidon1([value % FIELD_ORDER]));

/** How often these bytes would stand in random data. Letters count for two bytes each when capitals do not. */
const accidents = (bytes: Uint8Array, folds: boolean, haystack: number): number => {
  const letters = folds ? bytes.filter((byte) => /[a-z]/i.test(String.fromCharCode(byte))).length : 0;
  return (haystack * 2 ** letters) / 256 ** bytes.length;
};

const needle = (
  form: Needle['form'],
  reading: Needle['reading'],
  bytes: Uint8Array,
  options: Partial<Needle> = {},
): Needle => ({
  ...{ form, reading, bytes, folds: false, onWords: false, inText: false, isSearched: true },
  ...options,
});

const hashes = (reading: Needle['reading'], bytes: Uint8Array): Needle[] => [
  needle('keccak', reading, keccak256(bytes, 'bytes')),
  needle('sha256', reading, sha256(bytes)),
];

/** A text as Solidity keeps it: its length, and itself filled up with zeros. No accident, however short. */
function abiString(bytes: Uint8Array): Uint8Array {
  const filled = new Uint8Array(Math.ceil(bytes.length / 32) * 32);
  filled.set(bytes);
  return Uint8Array.from([...word(BigInt(bytes.length)), ...filled]);
}

function textNeedles(text: string, { bytes: haystack, isReadable }: Haystack): Needle[] {
  const bytes = utf8(text.normalize('NFC'));
  const isLong = accidents(bytes, true, haystack) < ACCIDENTS;
  const hex = utf8(toHex(bytes).slice(2));
  const lower = text.toLowerCase();
  const asNumber = bytes.length <= MOST_FIELD_BYTES ? [needle('poseidon', 'text', poseidon(BigInt(toHex(bytes))))] : [];
  const lowered = lower === text ? [] : hashes('lowercase', utf8(lower));
  return [
    needle('text', 'text', bytes, { folds: true, inText: !isLong && isReadable, isSearched: isLong || isReadable }),
    ...(isLong ? [] : [needle('string', 'text', abiString(bytes), { folds: true })]),
    needle('hex', 'text', hex, { folds: true, isSearched: accidents(hex, true, haystack) < ACCIDENTS }),
    ...hashes('text', bytes),
    ...lowered,
    ...asNumber,
  ];
}

function numberNeedles(reading: 'number' | 'cents' | 'units', value: bigint, isMeaningful: boolean): Needle[] {
  const isSearched = isMeaningful && value >= SMALLEST_NUMBER;
  const text = utf8(String(value));
  return [
    needle('word', reading, word(value), { onWords: value < WORDS_BELOW, isSearched }),
    needle('text', reading, text, { isSearched: isMeaningful && text.length > 4 }),
    needle('keccak', reading, keccak256(word(value), 'bytes'), { isSearched: isMeaningful }),
    needle('poseidon', reading, poseidon(value), { isSearched: isMeaningful }),
  ];
}

function addressNeedles(address: Hex): Needle[] {
  const bytes = hexToBytes(address);
  const padded = hexToBytes(pad(address));
  return [
    needle('bytes', 'address', bytes),
    needle('keccak', 'address', keccak256(bytes, 'bytes')),
    needle('keccak', 'address', keccak256(padded, 'bytes')),
    needle('sha256', 'address', sha256(bytes)),
    needle('poseidon', 'address', poseidon(BigInt(address))),
  ];
}

/** Places under which 64 mappings of a contract would keep something for this value. */
function mappingSlots(reading: MappingSlots['reading'], key: Uint8Array): MappingSlots {
  const places = Array.from({ length: MAPPING_PLACES }, (_, place) => word(BigInt(place)));
  return { reading, slots: new Set(places.map((place) => keccak256(Uint8Array.from([...key, ...place])))) };
}

/** € 1.234,56, 1234.56, 292 or 292,00 as cents; null when it is no amount. */
export function readCents(text: string): bigint | null {
  const plain = text.replace(/^€\s*/, '').replace(/[.,](?=\d{3}(\D|$))/g, '');
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(plain);
  return match ? BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : null;
}

/**
 * Every form in which a text could stand on a chain.
 * @param decimals of the euro token
 */
export function formsOf(text: string, haystack: Haystack, decimals: number): Forms {
  const needles = textNeedles(text, haystack);
  const mappings = [mappingSlots('text', utf8(text))];
  if (/^0x[0-9a-f]{40}$/i.test(text)) {
    const address = text.toLowerCase() as Hex;
    return {
      needles: [...addressNeedles(address), ...needles],
      mappings: [mappingSlots('address', hexToBytes(pad(address)))],
    };
  }
  if (/^0x([0-9a-f]{2}){1,49}$/i.test(text)) {
    const bytes = hexToBytes(text.toLowerCase() as Hex);
    return {
      needles: [
        needle('bytes', 'bytes', bytes, { isSearched: accidents(bytes, false, haystack.bytes) < ACCIDENTS }),
        ...needles,
      ],
      mappings,
    };
  }
  if (/^\d{1,77}$/.test(text)) {
    const value = BigInt(text);
    needles.push(...numberNeedles('number', value, value >= SMALLEST_NUMBER));
    mappings.push(mappingSlots('number', word(value)));
  }
  const cents = readCents(text);
  if (cents !== null) {
    const isMeaningful = cents >= SMALLEST_NUMBER;
    needles.push(
      ...numberNeedles('cents', cents, isMeaningful),
      ...numberNeedles('units', cents * 10n ** BigInt(decimals - 2), isMeaningful),
    );
  }
  return { needles, mappings };
}

const SHOWN = 34;
const shownBytes = ({ form, bytes }: Needle): string => {
  const text = form === 'text' || form === 'hex' ? new TextDecoder().decode(bytes) : toHex(bytes);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
};

/** What was looked for, for people to read. */
export const describeForms = ({ needles, mappings }: Forms): Form[] => [
  ...needles.map((entry) => ({
    form: entry.form,
    reading: entry.reading,
    shown: shownBytes(entry),
    isSearched: entry.isSearched,
  })),
  ...mappings.map(({ reading, slots }) => ({
    form: 'mapping' as const,
    reading,
    shown: `${slots.size}`,
    isSearched: true,
  })),
];

/** Forms in which people would recognise what they typed. */
const TYPED: readonly Needle['form'][] = ['text', 'hex', 'bytes'];

/** What was not looked for, for people to read: as they typed it, or as the number that it was taken for. */
export const skippedForms = ({ needles }: Forms): string[] => {
  const skipped = needles.filter(({ isSearched }) => !isSearched);
  const shown = skipped.flatMap((entry) => {
    if (entry.form === 'word') return [String(BigInt(toHex(entry.bytes)))];
    return TYPED.includes(entry.form) ? [shownBytes(entry)] : [];
  });
  return [...new Set(shown)];
};
