export declare function watchClock(
  onJump: (jumpMs: number) => void,
  clock?: { readonly now?: () => number; readonly everyMs?: number },
): () => void;
