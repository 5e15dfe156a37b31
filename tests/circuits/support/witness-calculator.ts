import { readFileSync } from 'node:fs';
import { FIELD_ORDER } from '@/lib/shared/protocol/field';
import type { SecretCircuitInput } from '@/lib/shared/protocol/supplement-witness';

type Runtime = {
  init(sanityCheck: number): void;
  getFieldNumLen32(): number;
  getWitnessSize(): number;
  getWitness(wire: number): void;
  readSharedRWMemory(word: number): number;
  writeSharedRWMemory(word: number, value: number): void;
  setInputSignal(hashHigh: number, hashLow: number, place: number): void;
};

export type WitnessCalculator = {
  /** The whole witness. @throws when the circuit's own assertions refuse the input */
  readonly witness: (input: SecretCircuitInput) => bigint[];
  /** The first wires only: outputs, then public inputs. */
  readonly publicSignals: (input: SecretCircuitInput, count: number) => bigint[];
};

/** FNV-1a, 64 bits: how circom's generated code names an input. */
function hashOfName(name: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const char of Buffer.from(name)) hash = ((hash ^ BigInt(char)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash;
}

const flatten = (value: unknown): bigint[] =>
  Array.isArray(value)
    ? value.flatMap(flatten)
    : [((BigInt(value as string) % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER];

/**
 * Runs a circuit's generated WebAssembly. snarkjs does the same, but compiles the module anew for every witness, which
 * a thousand cases cannot wait for.
 */
export function loadWitnessCalculator(wasmFile: string): WitnessCalculator {
  const refuse = (code: number): void => {
    throw new Error(`circuit refused the input, code ${code}`);
  };
  const ignore = (): void => {};
  const module = new WebAssembly.Module(readFileSync(wasmFile));
  const { exports } = new WebAssembly.Instance(module, {
    runtime: {
      exceptionHandler: refuse,
      printErrorMessage: ignore,
      writeBufferMessage: ignore,
      showSharedRWMemory: ignore,
    },
  });
  const runtime = exports as unknown as Runtime;
  const words = runtime.getFieldNumLen32();

  const run = (input: SecretCircuitInput): void => {
    runtime.init(1);
    for (const [name, value] of Object.entries(input)) {
      const hash = hashOfName(name);
      flatten(value).forEach((element, place) => {
        for (let word = 0; word < words; word++) {
          runtime.writeSharedRWMemory(word, Number((element >> BigInt(32 * word)) & 0xffffffffn));
        }
        runtime.setInputSignal(Number(hash >> 32n), Number(hash & 0xffffffffn), place);
      });
    }
  };
  const wire = (index: number): bigint => {
    runtime.getWitness(index);
    let value = 0n;
    for (let word = words - 1; word >= 0; word--) {
      value = (value << 32n) | BigInt(runtime.readSharedRWMemory(word) >>> 0);
    }
    return value;
  };

  return {
    witness(input) {
      run(input);
      return Array.from({ length: runtime.getWitnessSize() }, (_, i) => wire(i));
    },
    publicSignals(input, count) {
      run(input);
      return Array.from({ length: count }, (_, i) => wire(i + 1));
    },
  };
}

/** iden3's .wtns format, version 2, for `snarkjs wtns check`. */
export function encodeWitness(witness: readonly bigint[]): Uint8Array {
  const bytes = Buffer.alloc(12 + 12 + 40 + 12 + witness.length * 32);
  const element = (value: bigint, at: number): void => {
    Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse().copy(bytes, at);
  };
  bytes.write('wtns', 0, 'latin1');
  bytes.writeUInt32LE(2, 4);
  bytes.writeUInt32LE(2, 8);
  bytes.writeUInt32LE(1, 12);
  bytes.writeBigUInt64LE(40n, 16);
  bytes.writeUInt32LE(32, 24);
  element(FIELD_ORDER, 28);
  bytes.writeUInt32LE(witness.length, 60);
  bytes.writeUInt32LE(2, 64);
  bytes.writeBigUInt64LE(BigInt(witness.length * 32), 68);
  witness.forEach((value, i) => {
    element(value, 76 + 32 * i);
  });
  return bytes;
}
