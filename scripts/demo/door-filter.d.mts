type Answer = {
  readonly jsonrpc: '2.0';
  readonly id: unknown;
  readonly error: { readonly code: number; readonly message: string };
};
export declare function sortCalls(text: string): {
  readonly isBatch: boolean;
  readonly passing: readonly { readonly method: string }[];
  readonly refusals: readonly Answer[];
};
