/** The part of snarkjs 0.7.6 that this project uses; the package ships no types. */
declare module 'snarkjs' {
  /** Decimal strings. */
  export type Groth16Proof = {
    readonly pi_a: readonly string[];
    readonly pi_b: readonly (readonly string[])[];
    readonly pi_c: readonly string[];
    readonly protocol: string;
    readonly curve: string;
  };
  export type CircuitInput = Readonly<Record<string, unknown>>;
  /** A path (Node), a URL (browser), bytes, or a file in memory. */
  export type Source = string | Uint8Array | { readonly type: 'mem'; data?: Uint8Array };
  type Logger = {
    debug(text: string): void;
    info(text: string): void;
    warn(text: string): void;
    error(text: string): void;
  };

  /** One instruction for a thread of ffjavascript 0.2: memory is addressed by variable number. */
  export type ThreadTask =
    | { cmd: 'ALLOCSET'; var: number; buff: Uint8Array }
    | { cmd: 'ALLOC'; var: number; len: number }
    | { cmd: 'CALL'; fnName: string; params: ({ var: number } | { val: number })[] }
    | { cmd: 'GET'; out: number; var: number; len: number };
  /** A worker, as far as browsers and web-worker (Node) agree about it. */
  export type Thread = {
    addEventListener(type: 'error', listener: (event: ThreadError) => void): void;
    removeEventListener(type: 'error', listener: (event: ThreadError) => void): void;
    terminate(): void;
  };
  /** An ErrorEvent in a browser, the error itself in Node. */
  export type ThreadError = { readonly message: string; preventDefault?(): void };
  export type CurveGroup = {
    readonly F: { readonly n8: number };
    readonly zero: Uint8Array;
    readonly g: Uint8Array;
    isZero(a: Uint8Array): boolean;
    eq(a: Uint8Array, b: Uint8Array): boolean;
    neg(a: Uint8Array): Uint8Array;
    double(a: Uint8Array): Uint8Array;
    add(a: Uint8Array, b: Uint8Array): Uint8Array;
    timesFr(a: Uint8Array, scalar: Uint8Array): Uint8Array;
    toAffine(a: Uint8Array): Uint8Array;
    /** Bases affine, side by side; scalars of equal length, side by side. */
    multiExpAffine(bases: Uint8Array, scalars: Uint8Array): Promise<Uint8Array>;
  };
  export type ScalarField = {
    /** Two-adicity. */
    readonly s: number;
    readonly shift: Uint8Array;
    /** Roots of unity by power. */
    readonly w: readonly Uint8Array[];
    e(value: number): Uint8Array;
    toObject(a: Uint8Array): bigint;
    random(): Uint8Array;
    neg(a: Uint8Array): Uint8Array;
    mul(a: Uint8Array, b: Uint8Array): Uint8Array;
    fft(values: Uint8Array): Promise<Uint8Array>;
    ifft(values: Uint8Array): Promise<Uint8Array>;
    /** values[i] · first · step^i */
    batchApplyKey(values: Uint8Array, first: Uint8Array, step: Uint8Array): Promise<Uint8Array>;
  };
  export type Curve = {
    readonly Fr: ScalarField;
    readonly G1: CurveGroup & { toObject(a: Uint8Array): bigint[] };
    readonly G2: CurveGroup & { toObject(a: Uint8Array): bigint[][] };
    readonly tm: {
      readonly concurrency: number;
      readonly instance: { readonly exports: Readonly<Record<string, unknown>> };
      /** Memory of the instance in this very thread. */
      setBuff(address: number, bytes: Uint8Array): void;
      getBuff(address: number, length: number): Uint8Array;
      queueAction(task: ThreadTask[]): Promise<Uint8Array[]>;
      /** Of a curve with threads. */
      readonly workers: readonly Thread[];
    };
  };
  export const groth16: {
    fullProve(
      input: CircuitInput,
      wasm: Source,
      zkey: Source,
      logger?: Logger,
    ): Promise<{ proof: Groth16Proof; publicSignals: string[] }>;
    prove(zkey: Source, witness: Source, logger?: Logger): Promise<{ proof: Groth16Proof; publicSignals: string[] }>;
    verify(vkey: unknown, publicSignals: readonly string[], proof: Groth16Proof, logger?: Logger): Promise<boolean>;
    exportSolidityCallData(proof: Groth16Proof, publicSignals: readonly string[]): Promise<string>;
  };
  export const wtns: {
    /** `memorySize` in pages of 64 kB: room for circuits that bring none. */
    calculate(
      input: CircuitInput,
      wasm: Source,
      witness: Source,
      options?: { readonly memorySize?: number },
    ): Promise<void>;
    check(r1cs: Source, witness: Source, logger?: Logger): Promise<boolean>;
  };
}
