/** Types of compile.mjs, for the tests. Paths are relative to the root. */
export function compile(files: {
  readonly source: string;
  readonly r1cs: string;
  readonly wasm: string;
  readonly inspect?: boolean;
}): { readonly constraints: number; readonly publicSignals: number };
