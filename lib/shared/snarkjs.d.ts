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
    calculate(input: CircuitInput, wasm: Source, witness: Source): Promise<void>;
    check(r1cs: Source, witness: Source, logger?: Logger): Promise<boolean>;
  };
}
