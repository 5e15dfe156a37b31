/** The part of ffjavascript 0.2.63 that this project uses: the curve under snarkjs. The package ships no types. */
declare module 'ffjavascript' {
  import type { Curve } from 'snarkjs';

  /** Bytes of WebAssembly instructions, put together by wasmbuilder 0.0. */
  export type Code = readonly number[];
  type Unary = (a: Code) => Code;
  type Binary = (a: Code, b: Code) => Code;
  export type CodeBuilder = {
    getLocal(name: string): Code;
    setLocal(name: string, value: Code): Code;
    i32_const(value: number): Code;
    i32_load: Unary;
    /** Address, value. */
    i32_store: Binary;
    i32_eqz: Unary;
    i32_eq: Binary;
    i32_lt_s: Binary;
    i32_lt_u: Binary;
    i32_gt_u: Binary;
    i32_ge_u: Binary;
    i32_add: Binary;
    i32_sub: Binary;
    i32_mul: Binary;
    i32_or: Binary;
    i32_shl: Binary;
    i32_shr_u: Binary;
    i32_and: Binary;
    call(name: string, ...args: Code[]): Code;
    if(condition: Code, then: Code, otherwise?: Code): Code;
    block(body: Code): Code;
    loop(...body: Code[]): Code;
    br(depth: number): Code;
    br_if(depth: number, condition: Code): Code;
    ret(value: Code): Code;
  };
  export type FunctionBuilder = {
    addParam(name: string, type: 'i32'): void;
    addLocal(name: string, type: 'i32'): void;
    setReturnType(type: 'i32'): void;
    addCode(...code: Code[]): void;
    getCodeBuilder(): CodeBuilder;
  };
  export type ModuleBuilder = {
    /** By prefix: length of an element in 64-bit words. */
    readonly modules: Readonly<Record<string, { readonly n64: number } | undefined>>;
    /** Static memory, of a size or with a content. @returns its address */
    alloc(bytes: number | Uint8Array): number;
    addFunction(name: string): FunctionBuilder;
    exportFunction(name: string): void;
  };

  /** Once built, every caller gets the same curve with its threads, snarkjs included. */
  export function buildBn128(singleThread?: boolean, plugins?: (module: ModuleBuilder) => void): Promise<Curve>;
}
