/** The part of circomlibjs 0.1 that this project uses: Poseidon in WebAssembly. The package ships no types. */
declare module 'circomlibjs' {
  type Element = Uint8Array;
  export type WasmPoseidon = {
    /** @returns the hash in Montgomery form */
    (inputs: readonly bigint[] | Element): Element;
    readonly F: { e(value: bigint): Element; toObject(element: Element): bigint };
  };
  export function buildPoseidon(): Promise<WasmPoseidon>;
}
